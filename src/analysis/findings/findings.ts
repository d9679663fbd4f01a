import type { ConfigBlocks } from '../../config/blocks';
import type { ConfigDocument } from '../../config/model';
import type { Device } from '../situation';
import { atOnce, flatMapInSteps, inSteps, type Steps } from '../steps';
import type { Study } from '../study';
import { fragmentsDenied } from './acl-fragments';
import { duplicateNames } from './duplicate-name';
import type { Finding } from './finding';
import { ahBehindNat, natTraversalDisabled, sharedNbma, transportBehindPat } from './ipsec-encapsulation';
import { asaSharedAddress, gatewayInitiates, identityBehindNat, keyByAddress } from './ipsec-gateway';
import { keepaliveTooSlow } from './ipsec-keepalive';
import { peerBlockedByFirewall } from './ipsec-peer-blocked';
import { namedThings } from './name-table';
import { peerNotTranslated } from './nat-peer-not-translated';
import {
  espCollision,
  portNeverKept,
  portsExhausted,
  staticTakesOwnIke,
  staticTakesPort,
} from './nat-port-space';
import { vpnTrafficTranslated } from './nat-vpn-traffic';
import { orderDependent } from './order-dependent';
import { peerBlocked } from './peer-blocked';
import { Reported } from './reported';
import { returnPortPinned } from './return-port-pinned';
import { shadowedEntries } from './shadowed';
import { sourcePortPinned, sourcePortPinnedUnknown } from './source-port-pinned';
import { espOnly, natTraversalMissing } from './udp-4500-missing';
import { undefinedReferences } from './undefined-reference';
import { unusedDefinitions } from './unused-definition';

/**
 * All findings of a study about all its files. Per peer and ACL only the most telling reason of a drop is reported.
 */
export function findingsOf(study: Study): readonly Finding[] {
  return atOnce(findingsOfInSteps(study));
}

function* findingsOfInSteps(study: Study): Steps<readonly Finding[]> {
  const reported = new Reported();
  // What is said of an ACL is said of a list in the text.
  const lists: Study = {
    ...study,
    stations: study.stations.filter(({ station }) => station.barrier === undefined),
  };
  const found = [
    yield* reported.addInSteps(yield* sourcePortPinned(lists)),
    yield* reported.addInSteps(yield* returnPortPinned(lists)),
  ];
  const others: readonly (() => readonly Finding[])[] = [
    () => reported.add(espOnly(lists, reported)),
    () => reported.add(natTraversalMissing(lists, reported)),
    () => peerBlocked(lists, reported),
    () => peerBlockedByFirewall(study),
    () => orderDependent(lists),
    () => natFindings(study),
    () => ipsecFindings(study),
  ];
  for (const find of others) {
    yield;
    found.push(find());
  }
  return yield* joinedInSteps(found);
}

/** All findings of some arrays, which together may be as many as a large file has lines. */
export function* joinedInSteps(found: Iterable<readonly Finding[]>): Steps<readonly Finding[]> {
  const all: Finding[] = [];
  for (const some of found) yield* inSteps(some, (finding) => all.push(finding));
  return all;
}

function natFindings(study: Study): readonly Finding[] {
  return [
    ...staticTakesPort(study),
    ...espCollision(study),
    ...portsExhausted(study),
    ...peerNotTranslated(study),
    ...portNeverKept(study),
  ];
}

function ipsecFindings(study: Study): readonly Finding[] {
  return [
    ...keepaliveTooSlow(study),
    ...natTraversalDisabled(study),
    ...transportBehindPat(study),
    ...sharedNbma(study),
    ...ahBehindNat(study),
    ...identityBehindNat(study),
    ...gatewayInitiates(study),
    ...asaSharedAddress(study),
    ...keyByAddress(study),
  ];
}

/** The findings about one config: those of the study, and what its text says by itself where no peer is known. */
export function* findingsOfDevice(device: Device, study: Study | null): Steps<readonly Finding[]> {
  const all = study === null ? [] : yield* findingsOfInSteps(study);
  const known = yield* flatMapInSteps(all, (finding) => (finding.file === device.id ? [finding] : []));
  const judged = new Set(
    study?.stations
      .filter((report) => report.station.device.id === device.id)
      .map((report) => report.station.list.name),
  );
  const found = [known, yield* sourcePortPinnedUnknown(device, judged), yield* shadowedEntries(device)];
  for (const find of [vpnTrafficTranslated, staticTakesOwnIke, fragmentsDenied]) {
    yield;
    found.push(find(device, known));
  }
  return yield* joinedInSteps(found);
}

/** The findings about the names in one config. */
export function* findingsOfNames(
  file: string,
  document: ConfigDocument,
  blocks: ConfigBlocks,
): Steps<readonly Finding[]> {
  const things = yield* namedThings(document, blocks);
  return yield* joinedInSteps([
    yield* undefinedReferences(file, document, things),
    yield* unusedDefinitions(file, document, things),
    yield* duplicateNames(file, document, things),
  ]);
}
