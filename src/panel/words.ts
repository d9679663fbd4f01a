import { portsWords, rangesText } from '../messages/panel';
import type { PanelMapping, PanelTranslation } from './protocol';

/** The source before PAT: `192.168.100.11:500`, or the address alone for ESP. */
export function beforeText({ insideLocal }: PanelTranslation): string {
  return insideLocal.port === null ? insideLocal.address : `${insideLocal.address}:${insideLocal.port}`;
}

/** The source after PAT in two parts: what is certain, and what qualifies it (example, chance, other addresses). */
export interface AfterText {
  readonly main: string;
  readonly details: readonly string[];
}

export function afterText({ insideGlobal, alternatives }: PanelTranslation): AfterText {
  const { main, details } = mappingText(insideGlobal);
  return {
    main,
    details: [
      ...details,
      ...alternatives.map((mapping) => portsWords.alternative(mappingText(mapping).main)),
    ],
  };
}

function mappingText({ address, ports }: PanelMapping): AfterText {
  const where = address ?? portsWords.unknownAddress();
  switch (ports.kind) {
    case 'exact':
      return { main: `${where}:${ports.port}`, details: [] };
    case 'any-of': {
      const { likely } = ports;
      const details = likely === undefined ? [] : [portsWords.likely(likely.port, likely.probability)];
      if (likely?.port !== ports.sample) details.push(portsWords.example(ports.sample));
      if (ports.dropChance !== undefined && ports.dropChance > 0) {
        details.push(portsWords.dropChance(ports.dropChance));
      }
      return { main: `${where}, ${portsWords.anyOf(rangesText(ports.ranges))}`, details };
    }
    case 'dropped':
      return { main: portsWords.dropped(ports.reason), details: [] };
    case 'untranslated':
      return { main: portsWords.untranslated(), details: [] };
    case 'portless':
      return { main: where, details: [portsWords.portless()] };
    case 'none':
      return { main: portsWords.none(), details: [] };
  }
}
