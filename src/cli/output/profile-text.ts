import type { Claim, Profile } from '../../engine/profile';
import { confidenceText } from '../../messages/engine';
import { deviceTexts, matchText, ruleTexts, type DeclaredText } from '../../messages/profile-rules';
import type { Style } from '../style';
import { formatTable } from '../table';
import { deviceTitle, profileHead } from '../../messages/cli';

/** All profiles, one line each. */
export function profilesText(profiles: readonly Profile[], style: Style): readonly string[] {
  const rows = profiles.map(({ id, title, confidence }) => [
    { text: id },
    { text: title },
    { text: confidenceText(confidence), mark: style.dim },
  ]);
  return formatTable(profileHead(), rows, style);
}

/** One profile: its rules in order, what else it declares, and the numbered sources. */
export function profileText(profile: Profile, style: Style): readonly string[] {
  const sources: string[] = [];
  const section = (title: string, declared: readonly DeclaredText[]): readonly string[] => {
    const width = declared.reduce((most, { name }) => Math.max(most, name.length), 0);
    const lines = declared.map(
      ({ name, text, claim }) => `  ${name.padEnd(width)}  ${text} ${style.dim(claimMark(claim, sources))}`,
    );
    return ['', style.bold(title), ...lines];
  };
  return [
    style.bold(`${profile.id}: ${profile.title}`),
    ...profile.rules.flatMap((rule) => section(matchText(rule.match), ruleTexts(rule))),
    ...section(deviceTitle(), deviceTexts(profile)),
    '',
    ...sources.map((source, index) => `[${index + 1}] ${source}`),
  ];
}

/** `(documented [1])`, or `(assumed)` where there is no source; one that is new is added. */
function claimMark({ confidence, source }: Claim, sources: string[]): string {
  if (source === null) return `(${confidenceText(confidence)})`;
  const text = `${source.title}, ${source.address}`;
  if (!sources.includes(text)) sources.push(text);
  return `(${confidenceText(confidence)} [${sources.indexOf(text) + 1}])`;
}
