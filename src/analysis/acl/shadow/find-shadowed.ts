import type { AccessList, DeviceSummary } from '../../../config/model';
import { atOnce, flatMapInSteps, type Steps } from '../../steps';
import { CoverIndex } from './cover-index';
import { Dice, commonBits, regionContains, subtractRegion, type Point, type Region } from './region';
import { regionAt, regionsOf, shadowLineOf, type ShadowLine, type ShadowService } from './shadow-line';

/** An entry that no packet reaches; indexes are those of the list's entries. */
export interface ShadowedEntry {
  readonly entry: number;
  /** Earlier entries that together take all its packets, none of them in vain. */
  readonly by: readonly number[];
  /** Whether these say the same as the entry, the opposite, or some the one and some the other. */
  readonly kind: 'redundant' | 'conflict' | 'mixed';
}

/** What is known about the entries of a list. */
export interface ShadowReport {
  readonly shadowed: readonly ShadowedEntry[];
  /** Entries of which it was not found out whether a packet reaches them, for it would take too much work. */
  readonly undecided: readonly number[];
}

/** Work that the lines of a list may need, in words of the index: at first, and more for every line; and the most for one. */
const firstWork = 500_000;
const workPerLine = (size: number): number => 100 + size / 200;
const mostWork = 300_000;
/** Where most lines stay undecided, those that follow get less, but at least this part; so many lines tell it. */
const leastShare = 0.4;
const linesOfShare = 1000;
/** The most work to find out whether fewer lines cover an entry than those that were found. */
const mostTrialWork = 20_000;
/** What it costs to cut out what a line takes, and to look at a line, in words of the index. */
const workPerCut = 150;
const workPerLook = 30;
/** Of the lines that have a packet, so many are compared to take the one that covers most. */
const mostCompared = 8;
/** Covering lines are tried out for being needed as long as there are no more than this. */
const mostTried = 24;
const protocolCount = 256;
/** Lines that are sorted into an index in one step. */
const linesOfStep = 1000;

/**
 * The entries of a list that no packet reaches, exact: a packet of the entry is looked for that no earlier entry takes, and
 * what an earlier entry takes of it is cut out until a packet or nothing is left. Entries with conditions cover only entries
 * with the same ones.
 */
export function findShadowed(list: AccessList, summary: DeviceSummary): ShadowReport {
  return atOnce(findShadowedInSteps(list, summary));
}

/** The same in short steps. */
export function* findShadowedInSteps(list: AccessList, summary: DeviceSummary): Steps<ShadowReport> {
  const lines = yield* flatMapInSteps(list.entries, (entry, index) => {
    const line = shadowLineOf(entry, index, summary);
    return line === null ? [] : [line];
  });
  return yield* (yield* Search.of(lines)).report();
}

interface Cover {
  readonly line: ShadowLine;
  readonly region: Region;
}

type Finding = ReadonlySet<ShadowLine> | 'reached' | 'undecided';

class Search {
  private readonly dice = new Dice();
  private readonly unnamed: number | null;
  /** Work that earlier lines have left over. */
  private saved = firstWork;
  /** The part of the lines before, 0 to 1, that were decided; the latest ones count most. */
  private decided = 1;
  /** Done so far. */
  private work = 0;
  private limit = 0;

  private constructor(
    private readonly lines: readonly ShadowLine[],
    private readonly indexes: ReadonlyMap<number | null, CoverIndex>,
  ) {
    this.unnamed = protocols().find((protocol) => !indexes.has(protocol)) ?? null;
  }

  static *of(lines: readonly ShadowLine[]): Steps<Search> {
    const byProtocol = new Map<number | null, Set<ShadowLine>>([[null, new Set()]]);
    let count = 0;
    for (const line of lines) {
      for (const { protocol } of line.services) {
        const known = byProtocol.get(protocol);
        if (known === undefined) byProtocol.set(protocol, new Set([line]));
        else known.add(line);
      }
      if (++count % linesOfStep === 0) yield;
    }
    const indexes = new Map<number | null, CoverIndex>();
    for (const [protocol, own] of byProtocol) {
      indexes.set(protocol, yield* CoverIndex.of([...own], protocol));
    }
    return new Search(lines, indexes);
  }

  *report(): Steps<ShadowReport> {
    const shadowed: ShadowedEntry[] = [];
    const undecided: number[] = [];
    for (const line of this.lines) {
      this.saved += workPerLine(this.lines.length) * Math.max(this.decided, leastShare);
      const before = this.work;
      this.limit = before + Math.min(this.saved, mostWork);
      const found = this.coversOf(line);
      if (found === 'undecided') undecided.push(line.entry);
      if (found === 'reached' || found === 'undecided') this.add(line);
      // A line that takes nothing covers nothing.
      else if (found.size > 0) shadowed.push(shadowedEntry(line, this.needed(line, found)));
      this.saved -= this.work - before;
      this.decided += ((found === 'undecided' ? 0 : 1) - this.decided) / linesOfShare;
      yield;
    }
    return { shadowed, undecided };
  }

  private add(line: ShadowLine): void {
    for (const protocol of new Set(line.services.map((service) => service.protocol))) {
      this.indexes.get(protocol)?.add(line);
    }
  }

  private look(protocol: number | null, point: Point, visit: (line: ShadowLine) => boolean): void {
    this.work += this.indexes.get(protocol)?.visit(point, visit) ?? 0;
  }

  private hasWork(): boolean {
    return this.work <= this.limit;
  }

  /** The lines that take all packets of a line; empty where it has none. */
  private coversOf(line: ShadowLine): Finding {
    const covers = new Set<ShadowLine>();
    for (const service of line.services) {
      for (const protocol of this.protocolsOf(service)) {
        for (const region of regionsOf(line, service)) {
          const found = this.explore(region, covers, (point, rest) =>
            this.coverAt(line, service, protocol, point, rest),
          );
          if (found !== 'covered') return found;
        }
      }
    }
    return covers;
  }

  /** A protocol that no line names stands for all: what covers it for `ip` covers every protocol. */
  private protocolsOf({ protocol }: ShadowService): readonly number[] {
    if (protocol !== null) return [protocol];
    return this.unnamed === null ? protocols() : [this.unnamed];
  }

  private explore(
    whole: Region,
    covers: Set<ShadowLine>,
    coverAt: (point: Point, rest: Region) => Cover | null,
  ): 'covered' | 'reached' | 'undecided' {
    const rest = [whole];
    for (let region = rest.pop(); region !== undefined; region = rest.pop()) {
      const cover = coverAt(this.dice.pointOf(region), region);
      if (!this.hasWork()) return 'undecided';
      if (cover === null) return 'reached';
      covers.add(cover.line);
      this.work += workPerCut;
      if (!regionContains(cover.region, region)) subtractRegion(region, cover.region, rest);
    }
    return 'covered';
  }

  /** Of the earlier lines that have a packet, one that has all of `rest`, or one of those that have most of it. */
  private coverAt(
    line: ShadowLine,
    { conditions }: ShadowService,
    protocol: number,
    point: Point,
    rest: Region,
  ): Cover | null {
    let best: Cover | null = null;
    let most = -1;
    let compared = 0;
    const visit = (other: ShadowLine): boolean => {
      this.work += workPerLook;
      if (!mayCover(other, line)) return this.hasWork();
      const region = regionAt(other, protocol, point, conditions);
      if (region === null) return this.hasWork();
      const bits = regionContains(region, rest) ? Infinity : commonBits(rest, region);
      if (bits > most) {
        best = { line: other, region };
        most = bits;
      }
      compared++;
      return bits !== Infinity && compared < mostCompared && this.hasWork();
    };
    this.look(null, point, visit);
    if (most !== Infinity) this.look(protocol, point, visit);
    return best;
  }

  /** The first line that alone takes every packet, else those of `covers` without which some packet would be left. */
  private needed(line: ShadowLine, covers: ReadonlySet<ShadowLine>): readonly ShadowLine[] {
    const single = this.linesAt(line).find((other) => this.isCoveredBy(line, [other]));
    if (single !== undefined) return [single];
    let needed = [...covers].sort((one, other) => one.entry - other.entry);
    if (needed.length > mostTried) return needed;
    for (const one of needed.toReversed()) {
      const others = needed.filter((other) => other !== one);
      if (this.isCoveredBy(line, others)) needed = others;
    }
    return needed;
  }

  /** The earlier lines that have some packet of a line, in order. */
  private linesAt(line: ShadowLine): readonly ShadowLine[] {
    const found: ShadowLine[] = [];
    const [service] = line.services;
    if (service === undefined) return found;
    const [region] = regionsOf(line, service);
    const [protocol] = this.protocolsOf(service);
    if (region === undefined || protocol === undefined) return found;
    const point = this.dice.pointOf(region);
    const visit = (other: ShadowLine): boolean => {
      this.work += workPerLook;
      const has = mayCover(other, line) && regionAt(other, protocol, point, service.conditions) !== null;
      if (has) found.push(other);
      return found.length < mostTried;
    };
    this.look(null, point, visit);
    this.look(protocol, point, visit);
    return found.sort((one, other) => one.entry - other.entry);
  }

  /** Within little work: false may also mean that it would take more. */
  private isCoveredBy(line: ShadowLine, others: readonly ShadowLine[]): boolean {
    this.limit = this.work + mostTrialWork;
    return line.services.every((service) =>
      this.protocolsOf(service).every((protocol) => {
        const coverAt = (point: Point): Cover | null => {
          for (const other of others) {
            this.work += workPerLook;
            const region = regionAt(other, protocol, point, service.conditions);
            if (region !== null) return { line: other, region };
          }
          return null;
        };
        for (const region of regionsOf(line, service)) {
          if (this.explore(region, new Set(), coverAt) !== 'covered') return false;
        }
        return true;
      }),
    );
  }
}

/** Of two entries with one written sequence number a device keeps only one. */
function mayCover(earlier: ShadowLine, line: ShadowLine): boolean {
  return earlier.sequence === null || earlier.sequence !== line.sequence;
}

function protocols(): readonly number[] {
  return Array.from({ length: protocolCount }, (_, protocol) => protocol);
}

function shadowedEntry(line: ShadowLine, by: readonly ShadowLine[]): ShadowedEntry {
  const same = by.filter(({ action }) => action === line.action).length;
  const kind = same === by.length ? 'redundant' : same === 0 ? 'conflict' : 'mixed';
  return { entry: line.entry, by: by.map(({ entry }) => entry), kind };
}
