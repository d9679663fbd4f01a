import type { SecurityAssociationSettings } from '../../facts/crypto';
import type { Reader } from '../reader';

/** What follows `security-association`: lifetimes, idle time, replay window; null when it is something else. */
export function takeSecurityAssociation(reader: Reader): SecurityAssociationSettings | null {
  const { tokens } = reader;
  if (tokens.take('lifetime')) {
    return takeLifetimes(reader);
  }
  if (tokens.take('idle-time')) {
    const idleSeconds = tokens.takeNumber();
    const idleDefault = tokens.take('default');
    return idleSeconds < 0 ? null : { idleSeconds, ...(idleDefault ? { idleDefault } : {}) };
  }
  if (tokens.take('pmtu-aging')) {
    const minutes = tokens.take('infinite') ? null : tokens.takeNumber();
    return minutes === null || minutes >= 0 ? { pathMtuAgingMinutes: minutes } : null;
  }
  if (tokens.take('dummy')) {
    return { dummyPackets: tokens.phrase(tokens.at, tokens.count) };
  }
  if (tokens.take('multi-sn')) {
    return { multipleSequenceNumbers: true };
  }
  if (tokens.take('level') && tokens.take('per-host')) {
    return { perHost: true };
  }
  if (!tokens.take('replay')) {
    return null;
  }
  if (tokens.take('disable')) {
    return { replayWindow: 0 };
  }
  const replayWindow = tokens.take('window-size') ? tokens.takeNumber() : -1;
  return replayWindow < 0 ? null : { replayWindow };
}

/** `seconds N`, `kilobytes N|unlimited|disable`, also both (ASA). */
function takeLifetimes(reader: Reader): SecurityAssociationSettings | null {
  const { tokens } = reader;
  let found: SecurityAssociationSettings = {};
  const start = tokens.at;
  for (;;) {
    if (tokens.take('seconds')) {
      found = { ...found, lifetimeSeconds: tokens.takeNumber() };
    } else if (tokens.take('kilobytes')) {
      const unlimited = tokens.take('unlimited') || tokens.take('disable');
      found = { ...found, lifetimeKilobytes: unlimited ? null : tokens.takeNumber() };
    } else {
      return tokens.at > start ? found : null;
    }
  }
}
