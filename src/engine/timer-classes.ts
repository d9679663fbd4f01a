import type { CompiledProfile } from './compiled-profile';
import type { Timeouts } from './pat-options';
import type { Timers } from './profile';

/** The three idle times of each protocol as timer classes of a mapping table, and one class of mappings that never expire. */
export interface TimerClasses {
  readonly durations: readonly number[];
  readonly protocolOf: readonly number[];
  /** The class after the first packet, while nobody answered, after answers, and for ever; `base` is `classOf(protocol)`. */
  readonly first: 0;
  readonly oneWay: 1;
  readonly twoWay: 2;
  readonly held: 3;
  classOf(protocol: number): number;
  twoWayAfter(protocol: number): number;
  /** Whether any protocol needs to know when a mapping was made. */
  readonly needsTimeMade: boolean;
}

/** Timer classes of a profile with a config's timeouts in their place; these set the two-way time and any time equal to it. */
export function timerClasses(profile: CompiledProfile, timeouts: Timeouts): TimerClasses {
  const { udp, tcp, esp } = profile.timers;
  const all = [
    withTimeout(tcp, timeouts.tcp),
    withTimeout(udp, timeouts.udp),
    withTimeout(esp, timeouts.esp),
  ];
  const durations = all.flatMap((timers) => {
    const { oneWay, twoWay, first = oneWay, afterClose = 0 } = timers;
    return [first + afterClose, oneWay + afterClose, twoWay + afterClose, Infinity];
  });
  const protocolOf = [6, 6, 6, 6, 17, 17, 17, 17, 50, 50, 50, 50];
  const indexOf = (protocol: number): number => (protocol === 17 ? 1 : protocol === 6 ? 0 : 2);
  return {
    durations,
    protocolOf,
    first: 0,
    oneWay: 1,
    twoWay: 2,
    held: 3,
    classOf: (protocol) => indexOf(protocol) * 4,
    twoWayAfter: (protocol) => all[indexOf(protocol)]?.twoWayAfter ?? 0,
    needsTimeMade: all.some(({ twoWayAfter = 0 }) => twoWayAfter > 0),
  };
}

function withTimeout(timers: Timers, timeout: number | undefined): Timers {
  if (timeout === undefined) {
    return timers;
  }
  const adjust = (time: number): number => (time === timers.twoWay ? timeout : Math.min(time, timeout));
  const { first, oneWay } = timers;
  return {
    ...timers,
    ...(first === undefined ? {} : { first: adjust(first) }),
    oneWay: adjust(oneWay),
    twoWay: timeout,
  };
}
