import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PatOptions } from '../../../src/engine/pat';
import { defaultPeer, type Peer, type Purpose } from '../../../src/ipsec/peer';
import {
  runTimeline,
  type Judgement,
  type Message,
  type Packet,
  type Timeline,
  type TimelineInput,
} from '../../../src/ipsec/timeline';
import { momentText, timelineEntryText } from '../../../src/messages/timeline';
import { address, text } from '../engine/flows';

export const gateway = address('198.51.100.1');

export function peers(count: number, change: Partial<Peer> = {}, apart = 0): readonly Peer[] {
  return Array.from({ length: count }, (_, index) => ({
    ...defaultPeer(`p${index + 1}`, address('192.168.100.11') + index, gateway),
    ...(apart === 0 ? {} : { start: index * apart }),
    ...change,
  }));
}

export const open = (): Judgement => ({ passes: true, chance: 1 });

/** The seed case's ACL: the source port must be 500 for 500 and 4500 for 4500. */
export function pinned({ direction, global, outside }: Packet): Judgement {
  const passes = direction === 'return' || global.port === outside.port;
  return { passes, chance: passes ? 1 : 0 };
}

export function play(options: PatOptions | readonly PatOptions[], change: Partial<TimelineInput>): Timeline {
  const stages = [options].flat().map((pool) => ({ pools: [pool] }));
  return runTimeline({
    stages,
    peers: [],
    background: [],
    events: [],
    until: null,
    rtt: 0,
    judge: open,
    ...change,
  });
}

/** The run in the sentences that the panel and the command line show. */
function trace({ events }: Timeline): string {
  const lines = events.map(
    (entry) => `${momentText(entry.time)} ${timelineEntryText(entry, (peer) => `p${peer + 1}`)}`,
  );
  return `${lines.join('\n')}\n`;
}

/** Compares a trace with the text file beside this test; UPDATE_GOLDEN=1 rewrites it. */
export function matchesGolden(name: string, timeline: Timeline): void {
  const file = join('test/unit/ipsec/traces', `${name}.txt`);
  const found = trace(timeline);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, found);
  assert.ok(existsSync(file), `${file} is missing: run with UPDATE_GOLDEN=1`);
  assert.equal(found, readFileSync(file, 'utf8'));
}

export function up(timeline: Timeline): readonly number[] {
  return timeline.events.flatMap(({ kind, peer }) => (kind === 'established' ? [peer ?? -1] : []));
}

export function blocked(timeline: Timeline, peer: number): readonly string[] {
  return timeline.events.flatMap((entry) =>
    entry.kind === 'blocked' && entry.peer === peer ? [entry.purpose] : [],
  );
}

export function at(timeline: Timeline, seconds: number, peer: number, purpose: Purpose): string {
  return text(timeline.mappingsAt(seconds * 1000, peer, purpose));
}

/** A judge that drops one kind of message on its way to the gateway, on one side of the PAT. */
export function dropping(message: Message, sees: Packet['sees'] = 'global'): (packet: Packet) => Judgement {
  return (packet) => {
    const passes = !(packet.message === message && packet.sees === sees && packet.direction === 'outbound');
    return { passes, chance: passes ? 1 : 0 };
  };
}

/** The kinds of events of one peer with their seconds: `0 started`, or only these kinds. */
export function kinds(timeline: Timeline, peer: number | null, only?: readonly string[]): readonly string[] {
  return timeline.events.flatMap((entry) =>
    entry.peer === peer && only?.includes(entry.kind) !== false ? [`${entry.time / 1000} ${entry.kind}`] : [],
  );
}
