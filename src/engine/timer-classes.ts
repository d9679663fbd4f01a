import type { CompiledProfile, IdleTimes } from './compiled-profile';
import type { Timeouts } from './pat-options';

/** The idle times of each protocol as timer classes of a mapping table. */
export interface TimerClasses {
  readonly durations: readonly number[];
  readonly protocolOf: readonly number[];
  /** Offsets from `classOf(protocol)`: after the first packet; while nobody answered; answered, but too young; answered. */
  readonly first: 0;
  readonly oneWay: 1;
  readonly young: 2;
  readonly twoWay: 3;
  /** Kept by periodic packets: never idle. */
  readonly held: 4;
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
    const { oneWay, twoWay, first = oneWay, afterClose } = timers;
    return [...[first, oneWay, oneWay, twoWay].map((time) => time + afterClose), Infinity];
  });
  const protocolOf = [6, 17, 50].flatMap((protocol) => [protocol, protocol, protocol, protocol, protocol]);
  const indexOf = (protocol: number): number => (protocol === 17 ? 1 : protocol === 6 ? 0 : 2);
  return {
    durations,
    protocolOf,
    first: 0,
    oneWay: 1,
    young: 2,
    twoWay: 3,
    held: 4,
    classOf: (protocol) => indexOf(protocol) * 5,
    twoWayAfter: (protocol) => all[indexOf(protocol)]?.twoWayAfter ?? 0,
    needsTimeMade: all.some(({ twoWayAfter = 0 }) => twoWayAfter > 0),
  };
}

function withTimeout(timers: IdleTimes, timeout: number | undefined): IdleTimes {
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
