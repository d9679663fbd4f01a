import type { ProfileProblemCode } from '../engine/validate-profile';
import type { ScenarioProblem, Span } from '../scenario/model';
import type { Problems } from '../scenario/problems';

/** Something wrong in a `.pat-lens.yaml`; `messages/settings.ts` makes its sentence. */
export interface SettingsProblem {
  readonly code: `settings.${string}`;
  readonly span: Span;
  readonly args: ScenarioProblem['args'];
}

/** The problems that only settings have; those that they share with scenarios come from the readers of YAML. */
export type OwnSettingsCode =
  | 'settings.bad-pattern'
  | 'settings.unknown-profile'
  | `settings.profile-${ProfileProblemCode}`
  | 'settings.built-in-profile'
  | 'settings.duplicate-profile'
  | 'settings.too-many-values';

const most = 1000;

/** Collects what is wrong with settings beyond their YAML. */
export class SettingsProblems {
  private readonly list: SettingsProblem[] = [];

  report(code: OwnSettingsCode, span: Span, args: SettingsProblem['args'] = {}): void {
    if (this.list.length < most) this.list.push({ code, span, args });
  }

  /** In text order, together with what the readers of YAML found. */
  with(yaml: Problems): readonly SettingsProblem[] {
    const read = yaml.inTextOrder().map(({ code, span, args }): SettingsProblem => ({
      code: settingsCode(code, args),
      span,
      args,
    }));
    return [...read, ...this.list].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }
}

/** The YAML readers are those of scenarios and speak of them. */
function settingsCode(code: string, args: SettingsProblem['args']): SettingsProblem['code'] {
  if (code === 'scenario.unknown-field' && args['of'] === 'severity') return 'settings.unknown-code';
  return `settings.${code.slice(code.indexOf('.') + 1)}`;
}
