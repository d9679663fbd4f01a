import type { Study } from '../../analysis/study';
import { percent } from '../../messages/percent';
import {
  expectationsSummary,
  simulationConditions,
  simulationTitle,
  verdictCell,
  whyHead,
} from '../../messages/cli';
import { explanationWords } from '../../messages/explanation';
import { afterText, beforeText, sessionText, tableHeader } from '../../messages/table';
import type { Snapshot } from '../../workspace/snapshot';
import { nameOf } from '../../workspace/uri';
import { outcomeOf } from '../../analysis/translations';
import { verdictMark, type Style } from '../style';
import { formatTable, type Cell } from '../table';
import { assumptionTexts, decidingLine, reasonText, type OutputExpectation } from './simulation';

/** A scenario's result for people: the before/after table with the verdict of each ACL, and how the expectations fared. */
export function simulationText(
  file: string,
  study: Study,
  snapshot: Snapshot,
  expectations: readonly OutputExpectation[],
  style: Style,
): readonly string[] {
  const { situation, stations } = study;
  const head = [
    ...tableHeader(false),
    ...stations.map(({ station }) => `${nameOf(station.device.id)} ${station.list.name}`),
    whyHead(),
  ];
  const rows = study.translations.flatMap((translation, index): readonly (readonly Cell[])[] => {
    if (translation.peer === null) return [];
    return [
      [
        { text: sessionText(study, translation) },
        { text: beforeText(translation) },
        afterCell(translation, style),
        ...stations.map(({ station, verdicts }): Cell => {
          const verdict = verdicts.get(index);
          if (verdict === undefined) return { text: '–', mark: style.dim };
          const line = decidingLine(station.device.id, station.list.name, verdict, snapshot);
          const mark = verdictMark(style, verdict.verdict);
          return { text: verdictCell(verdict.verdict, line, percent(verdict.share)), mark };
        }),
        { text: reasonText(study, translation) },
      ],
    ];
  });
  const passed = expectations.filter((expectation) => expectation.passed).length;
  const summary = expectationsSummary(passed, expectations.length);
  return [
    style.bold(simulationTitle(file, snapshot.document?.scenario?.scenario?.title ?? null)),
    style.dim(simulationConditions(profilesOf(study), situation.order)),
    '',
    ...formatTable(head, rows, style),
    ...assumptionLines(study).map((line) => style.dim(line)),
    '',
    passed === expectations.length ? summary : style.bad(summary),
  ];
}

/** Profile ids by stage, host side first. */
export function profilesOf({ situation }: Study): readonly string[] {
  return situation.stages.flatMap((stage) => stage.pools[0]?.options.profile.id ?? []);
}

/** Each assumption once, however many rows need it. */
function assumptionLines(study: Study): readonly string[] {
  const shown = study.translations.filter(({ peer }) => peer !== null);
  const assumed = new Set(shown.flatMap((translation) => assumptionTexts(translation)));
  const lines = [...assumed].map((assumption) => explanationWords.assumes(assumption));
  const unknown = shown.some((translation) => outcomeOf(translation).addressUnknown);
  if (unknown) lines.push(explanationWords.addressUnknown());
  return lines.length === 0 ? [] : ['', ...lines];
}

function afterCell(translation: Study['translations'][number], style: Style): Cell {
  const text = afterText(translation);
  const { kind } = outcomeOf(translation).prediction.ports;
  if (kind === 'dropped') return { text, mark: style.bad };
  return kind === 'any-of' ? { text, mark: style.unsure } : { text };
}
