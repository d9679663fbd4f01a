import { judgedPlace } from '../entry-place';
import { natRulePlace } from '../nat-rule-place';
import { outcomeOf } from '../translations';
import type { Study } from '../study';
import type { StationReport } from '../verdicts';
import type { Concerned, RelatedPlace } from './finding';

/** The lines that a reader wants to see beside a finding: what decides in the end, and the NAT rule that changed the port. */
export function related(
  study: Study,
  report: StationReport,
  concerned: readonly Concerned[],
): readonly RelatedPlace[] {
  const { device, list } = report.station;
  const places = new Map<string, RelatedPlace>();
  for (const { translation: index } of concerned) {
    for (const { entry, action } of report.verdicts.get(index)?.decisions ?? []) {
      if (action !== 'deny') continue;
      places.set(`line ${entry ?? ''}`, {
        file: device.id,
        place:
          entry === null ? { kind: 'acl-name', list: list.name } : judgedPlace(device.summary, list, entry),
        role: entry === null ? 'implicit-deny' : 'deciding-line',
      });
    }
    const translation = study.translations[index];
    const outcome = translation === undefined ? null : outcomeOf(translation);
    const rule = outcome?.natRule ?? null;
    const router = study.situation.stages[outcome?.stage ?? -1]?.device;
    if (rule !== null && router != null) {
      places.set(`rule ${rule}`, {
        file: router.id,
        place: natRulePlace(router.summary, rule),
        role: 'nat-rule',
      });
    }
  }
  return [...places.values()];
}
