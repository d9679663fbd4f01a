import { formatAddress } from '../../engine/address';
import type {
  Ace,
  AccessList,
  AddressMatch,
  ConfigDocument,
  PortMatch,
  Span,
  TextEdit,
} from '../../config/model';

/** Names of the ports of IPsec by dialect: the ASA has none for 4500. */
const iosPortNames: ReadonlyMap<number, string> = new Map([
  [500, 'isakmp'],
  [4500, 'non500-isakmp'],
]);
const asaPortNames: ReadonlyMap<number, string> = new Map([[500, 'isakmp']]);

/** Indentation, `access-list NAME extended` and a sequence number, where they are written; not `line N`, which gives a place. */
const entryHead = /^\s*(?:acc\S*\s+\S+\s+(?:ext\S*\s+)?)?(?:\d+\s+)?(?=[pd])/i;

/** How the entries of one list are written in its text, so that a new one looks like its neighbours. */
export class ListStyle {
  private readonly usesNames: boolean;

  constructor(
    private readonly document: ConfigDocument,
    private readonly list: AccessList,
  ) {
    this.usesNames = list.entries.some((_, index) => /\bisakmp\b/i.test(this.textOf(index)));
  }

  /**
   * The edit that puts an entry directly below the one of that index; null where its line cannot be imitated, or where the
   * sequence numbers around it leave no room.
   */
  insertBelow(index: number, ace: Ace): TextEdit | null {
    const span = this.document.places.accessListEntry(this.list.name, index);
    const head = this.head(index, this.list.entries[index + 1]?.sequence ?? null);
    if (span === null || head === null) return null;
    const { lines, text } = this.document;
    const line = lines.lineAt(span.start);
    const end = lines.endOf(line);
    const next = line + 1 < lines.count ? lines.startOf(line + 1) : end;
    const lineEnd = next > end ? text.slice(end, next) : this.firstLineEnd();
    return { start: end, end, text: lineEnd + head + this.write(ace) };
  }

  /**
   * The edit that puts entries, written from their actions on, directly above the one of that index; null where its line cannot
   * be imitated, or where the sequence numbers around it leave no room.
   */
  insertAbove(index: number, entries: readonly string[]): TextEdit | null {
    const span = this.document.places.accessListEntry(this.list.name, index);
    if (span === null) return null;
    const { lines, text } = this.document;
    const start = lines.startOf(lines.lineAt(span.start));
    const before = entryHead.exec(text.slice(start, span.end))?.[0] ?? null;
    if (before === null) return null;
    const numbers = this.numbersAbove(index, entries.length);
    const isNumbered = numbers !== 'none' && /\d+\s+$/.test(before);
    if (numbers === null) return null;
    const written = entries.map((entry, at) => {
      const head = isNumbered ? before.replace(/\d+(?=\s+$)/, `${numbers[at] ?? ''}`) : before;
      return head + entry + this.firstLineEnd();
    });
    return { start, end: start, text: written.join('') };
  }

  /** Sequence numbers between those of the entry before and of this one; null where there is no room. */
  private numbersAbove(index: number, count: number): readonly number[] | 'none' | null {
    const own = this.list.entries[index]?.sequence ?? null;
    if (own === null) return 'none';
    const before = this.list.entries[index - 1]?.sequence ?? 0;
    const step = Math.floor((own - before) / (count + 1));
    return step < 1 ? null : Array.from({ length: count }, (_, at) => before + step * (at + 1));
  }

  /** The entry from its action on. */
  write(ace: Ace): string {
    const { action, protocol } = ace;
    const words = [
      action,
      protocol === null ? 'ip' : (protocolNames.get(protocol) ?? `${protocol}`),
      this.address(ace.source),
      this.ports(ace.sourcePorts),
      this.address(ace.destination),
      this.ports(ace.destinationPorts),
    ];
    return words.filter((word) => word !== '').join(' ');
  }

  /** What stands before the action in the line of an entry, with a sequence number between its own and the next one's. */
  private head(index: number, next: number | null): string | null {
    const { text, lines } = this.document;
    const span = this.document.places.accessListEntry(this.list.name, index);
    if (span === null) return null;
    const start = lines.startOf(lines.lineAt(span.start));
    const match = entryHead.exec(text.slice(start, span.end));
    if (match === null) return null;
    const [before] = match;
    const sequence = this.list.entries[index]?.sequence ?? null;
    if (sequence === null || !/\d+\s+$/.test(before)) return before;
    const number = next === null ? sequence + 10 : Math.floor((sequence + next) / 2);
    if (number <= sequence) return null;
    return before.replace(/\d+(?=\s+$)/, `${number}`);
  }

  private address(match: AddressMatch): string {
    switch (match.kind) {
      case 'any':
        return 'any';
      case 'host':
        return `host ${formatAddress(match.address)}`;
      case 'wildcard': {
        const second = this.isAsa ? ~match.wildcard >>> 0 : match.wildcard;
        return `${formatAddress(match.address)} ${formatAddress(second)}`;
      }
      case 'group':
        return `object-group ${match.name}`;
      case 'object':
      case 'interface':
        return `${match.kind} ${match.name}`;
      case 'unknown':
        return match.text;
    }
  }

  private ports(match: PortMatch | null): string {
    if (match === null) return '';
    switch (match.operator) {
      case 'eq':
      case 'neq':
        return [match.operator, ...match.ports.map((port) => this.port(port))].join(' ');
      case 'lt':
      case 'gt':
        return `${match.operator} ${this.port(match.port)}`;
      case 'range':
        return `range ${this.port(match.first)} ${this.port(match.last)}`;
      case 'group':
        return `object-group ${match.name}`;
    }
  }

  private port(port: number): string {
    const names = this.isAsa ? asaPortNames : iosPortNames;
    return (this.usesNames ? names.get(port) : undefined) ?? `${port}`;
  }

  private get isAsa(): boolean {
    return this.document.summary.dialect === 'asa';
  }

  private textOf(index: number): string {
    const span: Span | null = this.document.places.accessListEntry(this.list.name, index);
    return span === null ? '' : this.document.text.slice(span.start, span.end);
  }

  private firstLineEnd(): string {
    const { lines, text } = this.document;
    return lines.count > 1 ? text.slice(lines.endOf(0), lines.startOf(1)) : '\n';
  }
}

const protocolNames: ReadonlyMap<number, string> = new Map([
  [1, 'icmp'],
  [6, 'tcp'],
  [17, 'udp'],
  [47, 'gre'],
  [50, 'esp'],
  [51, 'ahp'],
]);
