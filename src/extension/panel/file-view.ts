import type { Overrides } from '../../analysis/from-scenario';
import { diagnostics } from '../../features/diagnostics';
import { TextLines } from '../../features/text-lines';
import { editorWords } from '../../messages/editor';
import { profileReasonText } from '../../messages/profiles';
import type { PanelSettings, PanelView } from '../../panel/protocol';
import { nameOf } from '../../workspace/uri';
import type { Workspace } from '../../workspace/workspace';
import { startOrder } from './start-order';
import { studyResults } from './study-results';

/** The view of a scenario or config as it is now, with what the panel's controls choose otherwise. */
export async function fileView(
  workspace: Workspace,
  uri: string,
  settings: PanelSettings,
): Promise<PanelView> {
  const base = await workspace.snapshot(uri);
  const peers = base.fileStudy?.study.situation.peers.length ?? 0;
  const overrides = overridesOf(settings, peers);
  const snapshot = overrides === null ? base : await workspace.snapshot(uri, { overrides });
  const study = snapshot.fileStudy?.study ?? null;
  const name = nameOf(uri);
  const stage = study?.situation.stages.at(-1);
  const profile = stage?.pools[0]?.options.profile;
  const isScenario = snapshot.document?.isScenario === true;
  const view = {
    title: snapshot.document?.scenario?.scenario?.title ?? name,
    source: { kind: isScenario ? 'scenario' : 'config', name, place: { uri, line: 1, column: 1 } },
    settings,
    profiles: snapshot.governing.profiles.map(({ id, title }) => ({ id, label: title })),
    profile: {
      id: profile?.id ?? snapshot.governing.settings.defaultProfile,
      because: stage === undefined ? null : profileReasonText(stage.profileReason),
    },
  } as const;
  if (study !== null) return { ...view, content: studyResults(study, snapshot) };
  const lines = new TextLines(snapshot.document?.text ?? '');
  const problems = isScenario ? diagnostics(snapshot) : [];
  if (problems.length === 0)
    return { ...view, content: { kind: 'empty', message: editorWords.nothingTranslated(name) } };
  return {
    ...view,
    content: {
      kind: 'problems',
      problems: problems.map(({ message, span }) => {
        const { line, column } = lines.positionAt(span.start);
        return { message, place: { uri, line: line + 1, column: column + 1 } };
      }),
    },
  };
}

function overridesOf({ profile, order }: PanelSettings, peers: number): Overrides | null {
  if (profile === null && order === null) return null;
  return {
    ...(profile === null ? {} : { profile }),
    ...(order === null ? {} : startOrder(order, peers)),
  };
}
