import type { XlateRule } from '../../config/facts/asa';
import type { DeviceSummary } from '../../config/model';
import { valueOf, type Profile } from '../../engine/profile';
import { portsOf } from '../acl/port-match';

const ikePorts: readonly number[] = [500, 4500];

/**
 * A profile with the time that a translation of IKE outlives its connection: the PAT timeout (`timeout pat-xlate`) where PAT is
 * multi-session, as it is for UDP but DNS, and none where an `xlate per-session permit` rule takes 500 and 4500 of all hosts; the
 * first rule that matches decides (ASA firewall CLI guide, "Configure Per-Session PAT or Multi-Session PAT").
 */
export function withXlateLifetime(profile: Profile, { records }: DeviceSummary): Profile {
  const { xlateRules = [], asaTimeouts = [] } = records ?? {};
  const isPerSession = ikePorts.every((port) => perSession(xlateRules, port) === 'permit');
  const written = asaTimeouts.find(({ name }) => name === 'pat-xlate')?.seconds;
  if (!isPerSession && written === undefined) return profile;
  const afterClose = isPerSession ? 0 : (written ?? 0) * 1000;
  const timers = valueOf(profile.timers);
  return { ...profile, timers: { ...timers, udp: { ...valueOf(timers.udp), afterClose } } };
}

function perSession(rules: readonly XlateRule[], port: number): XlateRule['action'] {
  const found = rules.find(({ protocol, source, sourcePorts, destination, destinationPorts }) => {
    if (protocol !== 17 || sourcePorts !== undefined) return false;
    const isAll = [source, destination].every((one) => one.kind === 'any' && one.version === undefined);
    return isAll && (destinationPorts === null || portsOf(destinationPorts)?.has(port) === true);
  });
  return found?.action ?? 'deny';
}
