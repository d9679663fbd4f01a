import type { ConfigDocument } from '../config/model';
import { isContiguousMask, maskOfLength, parseAddress } from '../config/values/address';
import { portNames } from '../config/values/ports';
import { formatAddress } from '../engine/address';
import { maskWords } from '../messages/masks';
import { portNameText, portText } from '../messages/port-names';
import { blocksAt, syntaxOf } from '../config/commands/blocks';
import type { Syntax } from '../config/commands/command';
import { commandDocumentation, documentationOf, synopsisOf } from './commands/documentation';
import { commandLineAt, type CommandLine } from './commands/line-at';
import { elementAt, type FoundElement } from '../config/commands/matcher';
import type { Hover } from './hover';
import { addressesOf } from './mask-arithmetic';
import type { RichBlock } from './rich-text';

/** What the word at an offset of a config means: a keyword, a port, or an address with its mask. */
export function commandHover(config: ConfigDocument, offset: number): Hover | null {
  const line = commandLineAt(config, offset);
  const index = line.spans.findIndex(({ start, end }) => start <= offset && offset <= end);
  const span = line.spans[index];
  if (line.isComment || span === undefined) return null;
  const device = syntaxOf(config.summary.dialect);
  const found = foundAt(config, line, index, device);
  const content = [
    ...portBlocks(line, index, device, found),
    ...nameBlocks(line.words[index] ?? '', found, config),
    ...addressBlocks(line, index, config, device),
  ];
  if (content.length > 0) return { span, content };
  return found?.element.kind === 'keyword' ? { span, content: keywordBlocks(found) } : null;
}

function foundAt(
  config: ConfigDocument,
  { line, indent, words }: CommandLine,
  index: number,
  device: Syntax,
): FoundElement | null {
  for (const block of blocksAt(config, line, indent)) {
    const found = elementAt(words, index, block, device);
    if (found !== null) return found;
  }
  return null;
}

function keywordBlocks(found: FoundElement): readonly RichBlock[] {
  const { element, known } = found;
  const own = documentationOf(found);
  const whole = commandDocumentation(known);
  const texts = own === whole ? [own] : [own, whole];
  return [
    { kind: 'heading', text: element.kind === 'keyword' ? element.word : '' },
    ...texts.map((text): RichBlock => ({ kind: 'paragraph', text })),
    { kind: 'paragraph', text: synopsisOf(known) },
  ];
}

const operators = ['eq', 'neq', 'lt', 'gt', 'range'];

/** A port by name or number, where the line says that it is one. */
function portBlocks(
  { words }: CommandLine,
  index: number,
  device: Syntax,
  found: FoundElement | null,
): readonly RichBlock[] {
  const word = words[index] ?? '';
  const before = words.slice(0, index).map((one) => one.toLowerCase());
  const isPort =
    (found?.element.kind === 'value' && found.element.type.startsWith('port')) ||
    followsOperator(before, device);
  if (!isPort) return [];
  const protocol = before.includes('tcp') ? 'tcp' : 'udp';
  const isNumber = /^\d{1,5}$/.test(word);
  const port = isNumber ? Number(word) : portNames(device, protocol).findAbbreviated(word, 0, word.length);
  if (port < 0 || port > 65535) return [];
  const text = isNumber ? portText(protocol, port) : portNameText(word, protocol, port);
  return [{ kind: 'paragraph', text }];
}

/** Whether only ports stand between the word and the operator before it. */
function followsOperator(before: readonly string[], device: Syntax): boolean {
  for (let at = before.length - 1; at >= 0; at--) {
    const word = before[at] ?? '';
    if (operators.includes(word)) return true;
    const isPort =
      /^\d+$/.test(word) ||
      portNames(device, 'udp').find(word, 0, word.length) >= 0 ||
      portNames(device, 'tcp').find(word, 0, word.length) >= 0;
    if (!isPort) return false;
  }
  return false;
}

/** A name that stands for an address, where the word is no keyword and refers to nothing else. */
function nameBlocks(word: string, found: FoundElement | null, config: ConfigDocument): readonly RichBlock[] {
  const address = config.addressNames.get(word);
  const isOther =
    found !== null &&
    (found.element.kind === 'keyword' ||
      (found.element.type.includes(':') && !isAddressType(found.element.type)));
  if (address === undefined || isOther) return [];
  return [{ kind: 'paragraph', text: maskWords.named(word, formatAddress(address)) }];
}

function isAddressType(type: string): boolean {
  return type === 'new:address-name' || type === 'new:tunnel-group';
}

/** An address with the mask or wildcard beside it, or a prefix. */
function addressBlocks(
  line: CommandLine,
  index: number,
  config: ConfigDocument,
  device: Syntax,
): readonly RichBlock[] {
  const word = line.words[index] ?? '';
  const prefix = prefixOf(word);
  if (prefix !== null) return rangeBlocks(word, prefix.address, ~maskOfLength(prefix.length) >>> 0);
  const pair = [index, index - 1]
    .map((first) => ({ first, found: foundAt(config, line, first + 1, device) }))
    .find(({ found }) => isMaskType(found));
  if (pair === undefined) return [];
  const { first, found } = pair;
  const address = config.addressNames.get(line.words[first] ?? '') ?? addressOf(line.words[first]);
  const written = line.words[first + 1] ?? '';
  const mask = addressOf(written);
  const type = found?.element.kind === 'value' ? found.element.type : '';
  if (address === null || mask === null) return [];
  if (type === 'wildcard') return wildcardBlocks(written, address, mask);
  if (!isContiguousMask(mask)) return [{ kind: 'paragraph', text: maskWords.badMask() }];
  const isInterface = line.words[0]?.toLowerCase() === 'ip' && line.words[1]?.toLowerCase().startsWith('add');
  const range = rangeBlocks(written, address, ~mask >>> 0);
  return isInterface === true ? [...range, ...networkBlocks(address, mask)] : range;
}

function isMaskType(found: FoundElement | null): boolean {
  return (
    found?.element.kind === 'value' && (found.element.type === 'mask' || found.element.type === 'wildcard')
  );
}

function addressOf(word: string | undefined): number | null {
  if (word === undefined) return null;
  const address = parseAddress(word, 0, word.length);
  return address < 0 ? null : address;
}

function prefixOf(word: string): { readonly address: number; readonly length: number } | null {
  const slash = word.indexOf('/');
  const address = slash < 0 ? null : addressOf(word.slice(0, slash));
  const digits = word.slice(slash + 1);
  const length = /^\d{1,2}$/.test(digits) ? Number(digits) : 33;
  return address === null || length > 32 ? null : { address, length };
}

function wildcardBlocks(written: string, address: number, wildcard: number): readonly RichBlock[] {
  const blocks = [...rangeBlocks(written, address, wildcard)];
  const paragraph = (text: string): number => blocks.push({ kind: 'paragraph', text });
  const looksLikeMask = wildcard >= 0x80000000 && wildcard !== 0xffffffff && isContiguousMask(wildcard);
  if (looksLikeMask) paragraph(maskWords.looksLikeMask());
  const network = (address & ~wildcard) >>> 0;
  if (network !== address && wildcard !== 0xffffffff) paragraph(maskWords.hostBits(formatAddress(network)));
  return blocks;
}

function rangeBlocks(written: string, address: number, wildcard: number): readonly RichBlock[] {
  const set = addressesOf(address, wildcard);
  const first = formatAddress(set.first);
  const last = formatAddress(set.last);
  if (set.kind === 'range') {
    const text =
      set.count === 1
        ? maskWords.one(written, first)
        : set.length === 0
          ? maskWords.everything(written)
          : maskWords.range(written, first, last, set.count, set.length);
    return [{ kind: 'paragraph', text }];
  }
  const examples = set.examples.map(formatAddress).join(', ');
  return [
    { kind: 'paragraph', text: maskWords.scattered(written, set.count, first, last) },
    { kind: 'paragraph', text: maskWords.examples(examples) },
  ];
}

function networkBlocks(address: number, mask: number): readonly RichBlock[] {
  const network = (address & mask) >>> 0;
  const broadcast = (address | ~mask) >>> 0;
  const hosts = broadcast - network - 1;
  if (hosts < 1) return [];
  const text = maskWords.interfaceNetwork(formatAddress(network), formatAddress(broadcast), hosts);
  return [{ kind: 'paragraph', text }];
}
