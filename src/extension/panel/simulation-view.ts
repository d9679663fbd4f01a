import { situationFromSimulation } from '../../analysis/from-simulation';
import { study } from '../../analysis/study';
import { parseAddress } from '../../engine/address';
import type { Profile } from '../../engine/profile';
import { defaultProfile } from '../../engine/profiles/index';
import { editorWords } from '../../messages/editor';
import type { PanelSettings, PanelView } from '../../panel/protocol';
import { startOrder } from './start-order';
import { studyResults } from './study-results';

/** The view of a simulation that no file describes, with one of the profiles (the default one where it is not among them). */
export function simulationView(settings: PanelSettings, profiles: readonly Profile[]): PanelView {
  const peers = settings.simulation?.peers ?? 1;
  const address = parseAddress(settings.simulation?.address ?? '');
  const profile = profiles.find(({ id }) => id === settings.profile) ?? defaultProfile;
  const base = {
    title: editorWords.simulationTitle(),
    source: { kind: 'simulation' },
    settings,
    profiles: profiles.map(({ id, title }) => ({ id, label: title })),
    profile: { id: profile.id, because: null },
  } as const;
  if (address === undefined)
    return { ...base, content: { kind: 'empty', message: editorWords.badAddress() } };
  const situation = situationFromSimulation({
    profile,
    peers,
    address,
    ...startOrder(settings.order, peers),
  });
  return { ...base, content: studyResults(study(situation), null) };
}
