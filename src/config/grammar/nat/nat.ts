import type { Statement } from '../../statements';
import type { Reader } from '../reader';
import { takePool } from './pool';
import { takeDestinationRule, takeInsideSource, takeOutsideSource, takeVirtualSource } from './rules';
import { takeLog, takePortmap, takeService, takeSettings, takeSwitch } from './settings';
import { takeTranslation } from './translation';

/** A global `ip nat …` line; the cursor stands after `nat`. */
export function takeNat(reader: Reader, negated: boolean): Statement | null {
  const { tokens } = reader;
  switch (tokens.firstCode(tokens.at) | 32) {
    case 105: // i
      if (!tokens.take('inside', 1)) {
        return null;
      }
      if (tokens.take('source', 1)) {
        return takeInsideSource(reader, negated);
      }
      return tokens.take('destination', 1) ? takeDestinationRule(reader, negated) : null;
    case 111: // o
      return tokens.take('outside', 1) && tokens.take('source', 1)
        ? takeOutsideSource(reader, negated)
        : null;
    case 112: // p
      if (tokens.take('portmap', 5)) {
        return takePortmap(reader, negated);
      }
      return tokens.take('pool', 3) ? takePool(reader, negated) : null;
    case 116: // t
      return tokens.take('translation', 1) ? takeTranslation(reader, negated) : null;
    case 108: // l
      return tokens.take('log') ? takeLog(reader, negated) : null;
    case 115: // s
      if (tokens.take('settings', 3)) {
        return takeSettings(reader, negated);
      }
      if (tokens.take('service', 4)) {
        return takeService(reader, negated);
      }
      return tokens.take('source', 2) ? takeVirtualSource(reader, negated) : takeSwitch(reader, negated);
    default:
      return takeSwitch(reader, negated);
  }
}
