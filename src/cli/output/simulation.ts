import type { Study } from '../../analysis/study';
import { outcomeOf, type Translation } from '../../analysis/translations';
import type { Verdict } from '../../analysis/acl/evaluate';
import type { StationReport } from '../../analysis/verdicts';
import { formatAddress } from '../../engine/address';
import type { Endpoint, Protocol } from '../../engine/flow';
import type { Confidence, RuleCode } from '../../engine/prediction';
import { assumptionText, becauseText } from '../../messages/engine';
import { explanationWords } from '../../messages/explanation';
import type { Snapshot } from '../../workspace/snapshot';
import { outputPorts, type OutputPorts } from './ports';

/** One object of `simulate --json`. */
export interface OutputSimulation {
  readonly version: 1;
  readonly scenario: string;
  readonly profile: string;
  readonly at: string | null;
  readonly translations: readonly OutputTranslation[];
  readonly expectations: readonly OutputExpectation[];
}

export interface OutputExpectation {
  readonly line: number;
  readonly peer: string;
  readonly passed: boolean;
  /** Empty where it passed. */
  readonly message: string;
}

interface OutputEndpoint {
  readonly address: string;
  readonly port?: number;
}

interface OutputTranslation {
  readonly peer: string | null;
  readonly purpose: 'ike' | 'stream' | 'background';
  readonly protocol: 'udp' | 'tcp' | 'esp';
  readonly insideLocal: OutputEndpoint;
  readonly insideGlobal: {
    readonly address: string | null;
    readonly ports: OutputPorts;
    readonly alternatives?: readonly { readonly address: string; readonly ports: OutputPorts }[];
  };
  readonly outside: OutputEndpoint;
  readonly rule: RuleCode;
  readonly confidence: Confidence;
  readonly because: string;
  readonly assumes: readonly string[];
  readonly verdicts: readonly OutputVerdict[];
}

interface OutputVerdict {
  readonly config: string;
  readonly acl: string;
  readonly line: number | null;
  readonly verdict: 'permit' | 'deny' | 'partial';
  readonly share: number;
}

const portless: OutputPorts = { kind: 'portless' };

/** Every conversation of a study; `display` names files. */
export function outputTranslations(
  study: Study,
  snapshot: Snapshot,
  display: (uri: string) => string,
): readonly OutputTranslation[] {
  return study.translations.map((translation, index) => {
    const { prediction, addressUnknown } = outcomeOf(translation);
    const alternatives = prediction.alternatives.map(({ address, ports }) => ({
      address: formatAddress(address),
      ports:
        translation.protocol === 50
          ? portless
          : outputPorts({ kind: 'any-of', ports, sample: ports.first ?? 0 }),
    }));
    return {
      peer: peerName(study, translation),
      purpose: translation.purpose,
      protocol: protocolName(translation.protocol),
      insideLocal: endpoint(translation.insideLocal, translation.protocol),
      insideGlobal: {
        address: addressUnknown ? null : formatAddress(prediction.address),
        ports: outputPorts(prediction.ports),
        ...(alternatives.length === 0 ? {} : { alternatives }),
      },
      outside: endpoint(translation.outside, translation.protocol),
      rule: prediction.rule,
      confidence: prediction.confidence,
      because: reasonText(study, translation),
      assumes: addressUnknown
        ? [...assumptionTexts(translation), explanationWords.addressUnknown()]
        : assumptionTexts(translation),
      verdicts: study.stations.flatMap((report): readonly OutputVerdict[] => {
        const verdict = report.verdicts.get(index);
        return verdict === undefined ? [] : [outputVerdict(report, verdict, snapshot, display)];
      }),
    };
  });
}

/** Why a conversation leaves as it does. */
export function reasonText(study: Study, translation: Translation): string {
  return becauseText(outcomeOf(translation).prediction.because, (owner) => ownerName(study, owner));
}

/** What must hold for a conversation to leave so, as clauses. */
export function assumptionTexts(translation: Translation): readonly string[] {
  return outcomeOf(translation).prediction.assumes.map((assumption) => assumptionText(assumption));
}

function outputVerdict(
  { station }: StationReport,
  verdict: Verdict,
  snapshot: Snapshot,
  display: (uri: string) => string,
): OutputVerdict {
  return {
    config: display(station.device.id),
    acl: station.list.name,
    line: decidingLine(station.device.id, station.list.name, verdict, snapshot),
    verdict: verdict.verdict,
    share: verdict.share,
  };
}

/** The line (from 1) that decides most of the packets; null for the implicit deny. */
export function decidingLine(
  config: string,
  list: string,
  verdict: Verdict,
  snapshot: Snapshot,
): number | null {
  const [first, ...others] = verdict.decisions;
  if (first === undefined) return null;
  const main = others.reduce((most, decision) => (decision.share > most.share ? decision : most), first);
  if (main.entry === null) return null;
  const document = snapshot.config(config);
  const span = document?.places.accessListEntry(list, main.entry) ?? null;
  return span === null || document === null ? null : document.lines.lineAt(span.start) + 1;
}

function peerName(study: Study, { peer }: Translation): string | null {
  return peer === null ? null : (study.situation.peers[peer]?.name ?? null);
}

function ownerName(study: Study, owner: number): string {
  return study.situation.peers[owner]?.name ?? explanationWords.otherHost();
}

function endpoint({ address, port }: Endpoint, protocol: Protocol): OutputEndpoint {
  return protocol === 50 ? { address: formatAddress(address) } : { address: formatAddress(address), port };
}

/** `udp`, `tcp` or `esp`. */
export function protocolName(protocol: Protocol): 'udp' | 'tcp' | 'esp' {
  switch (protocol) {
    case 6:
      return 'tcp';
    case 17:
      return 'udp';
    case 50:
      return 'esp';
  }
}
