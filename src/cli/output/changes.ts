import type { ChangeEffect, ConversationChange, ConversationState } from '../../analysis/changes';
import { formatAddress } from '../../engine/address';
import type { ChangeSide } from '../../features/changes-text';
import { targetOf, type Texts } from '../../features/linked-text';
import { spanOf } from '../../features/places';
import { outputPorts, type OutputPorts } from './ports';
import { protocolName } from './simulation';

/** The JSON of `diff`. */
export interface OutputDiff {
  readonly version: 1;
  readonly changes: readonly OutputChange[];
}

interface OutputChange {
  readonly peer: string;
  readonly purpose: 'ike' | 'stream';
  readonly protocol: 'udp' | 'tcp' | 'esp';
  readonly effect: ChangeEffect;
  readonly before: OutputState | null;
  readonly after: OutputState | null;
}

interface OutputState {
  readonly address: string | null;
  readonly ports: OutputPorts;
  readonly verdict: 'permit' | 'deny' | 'partial' | null;
  readonly share: number;
  /** `line` is null for the implicit deny. */
  readonly acl: { readonly config: string; readonly acl: string; readonly line: number | null } | null;
}

/** What changed, for programs. */
export function outputDiff(
  changes: readonly ConversationChange[],
  before: ChangeSide,
  after: ChangeSide,
): OutputDiff {
  return {
    version: 1,
    changes: changes.map((change) => ({
      peer: change.peer,
      purpose: change.purpose,
      protocol: protocolName(change.protocol),
      effect: change.effect,
      before: change.before === null ? null : outputState(change.before, before),
      after: change.after === null ? null : outputState(change.after, after),
    })),
  };
}

function outputState(
  { outcome, verdict, share, list }: ConversationState,
  { texts, display }: ChangeSide,
): OutputState {
  const { prediction, addressUnknown } = outcome;
  return {
    address: addressUnknown ? null : formatAddress(prediction.address),
    ports: outputPorts(prediction.ports),
    verdict,
    share,
    acl:
      list === null
        ? null
        : { config: display(list.device.id), acl: list.name, line: lineOf(list.place, texts) },
  };
}

function lineOf(place: NonNullable<ConversationState['list']>['place'], texts: Texts): number | null {
  if (place?.place.kind !== 'acl-entry') return null;
  const span = spanOf(place.place, texts.config(place.file));
  const target = span === null ? null : targetOf(texts, { uri: place.file, span });
  return target === null ? null : target.line + 1;
}
