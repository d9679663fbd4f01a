import { performance } from 'node:perf_hooks';
import type * as Shadowed from '../src/analysis/acl/shadow/find-shadowed';
import type { Situation, Station } from '../src/analysis/situation';
import type { Translation } from '../src/analysis/translations';
import type * as Verdicts from '../src/analysis/verdicts';
import type { AccessList, DeviceSummary } from '../src/config/model';
import type * as Parser from '../src/config/parse';
import type * as Ports from '../src/engine/port-set';
import { crossingList, filledList, holedList, numbersFrom, realisticList } from './acl-generator';
import { bundled, printed, type Figure } from './report';

type Analysis = typeof Shadowed & typeof Verdicts & typeof Parser & typeof Ports;

const peers = 1000;
const repeats = 5;

/** Each peer with `ike` and `stream`, half of them with one port, the others with a set of ports. */
function translationsOf({ PortSet }: Analysis): readonly Translation[] {
  const below = numbersFrom(7);
  return Array.from({ length: 2 * peers }, (_, index): Translation => {
    const peer = index >> 1;
    const known = index % 2 === 0 ? 500 : 4500;
    const first = 1024 + below(60_000);
    const ports =
      peer % 2 === 0
        ? ({ kind: 'exact', port: first } as const)
        : ({ kind: 'any-of', ports: PortSet.range(first, first + 511), sample: first } as const);
    const insideLocal = { address: 0x0a000000 + peer, port: known };
    const address = 0x0a000000 + below(40 * 65_536);
    return {
      peer,
      purpose: index % 2 === 0 ? 'ike' : 'stream',
      protocol: 17,
      insideLocal,
      insidePorts: null,
      outside: { address: 0x0a000000 + below(40 * 65_536), port: known },
      steps: [
        {
          prediction: {
            address,
            ports,
            alternatives: [],
          } as unknown as Translation['steps'][0]['prediction'],
          addressUnknown: false,
          natRule: null,
          stage: 0,
        },
      ],
    };
  });
}

/** The best of several runs, each with lists that were never seen: what an index takes to build is part of it. */
function best(make: () => AccessList, work: (list: AccessList) => void): number {
  let least = Infinity;
  for (let run = 0; run < repeats; run++) {
    const list = make();
    const start = performance.now();
    work(list);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

function verdictFigures(analysis: Analysis, summary: DeviceSummary): readonly Figure[] {
  const translations = translationsOf(analysis);
  const situation: Situation = {
    origin: 'simulation',
    stages: [],
    peers: [],
    sequence: [],
    background: [],
    order: 'listed',
    stations: [],
    course: { events: [], until: null, rtt: 0 },
    gatewayNat: null,
  };
  return (
    [
      [10_000, 60],
      [100_000, 600],
    ] as const
  ).map(([size, atMost]) => ({
    name: `verdicts: ${size} ACEs x ${peers} peers, ike and stream, index built anew`,
    value: best(
      () => realisticList(size),
      (list) => {
        const station: Station = { device: { id: 'bench', summary }, list, flow: 'outbound', sees: 'global' };
        analysis.judge(situation, station, translations);
      },
    ),
    unit: 'ms',
    atMost,
  }));
}

function shadowFigures({ findShadowed }: Analysis, summary: DeviceSummary): readonly Figure[] {
  const kinds = {
    realistic: realisticList,
    'masks with holes': holedList,
    'crossing masks': crossingList,
    'filled subnets': filledList,
  };
  return Object.entries(kinds).flatMap(([kind, make]) =>
    (
      [
        [10_000, 300],
        [100_000, 5000],
      ] as const
    ).flatMap(([size, atMost]): readonly Figure[] => {
      let undecided = 0;
      const value = best(
        () => make(size),
        (list) => (undecided = findShadowed(list, summary).undecided.length),
      );
      return [
        { name: `shadowed: ${size} ACEs, ${kind}`, value, unit: 'ms', atMost },
        { name: `shadowed: ${size} ACEs, ${kind}: undecided`, value: undecided, unit: '' },
      ];
    }),
  );
}

async function bench(): Promise<void> {
  const analysis = await bundled<Analysis>([
    'src/analysis/acl/shadow/find-shadowed',
    'src/analysis/verdicts',
    'src/config/parse',
    'src/engine/port-set',
  ]);
  const { summary } = analysis.parseConfig('', 'ios');
  printed('acl', [...verdictFigures(analysis, summary), ...shadowFigures(analysis, summary)]);
}

void bench();
