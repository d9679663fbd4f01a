import type { Ace, DeviceSummary } from '../../config/model';
import { portsOf } from '../acl/port-match';
import { bindingsOf } from '../lookup';
import type { Device } from '../situation';
import type { Study } from '../study';
import type { StationReport } from '../verdicts';
import { admittedWithout } from './pinned-ports';
import { related } from './related';
import type { Finding } from './finding';

const code = 'acl.source-port-pinned';

/**
 * ACEs whose source port match drops peers that PAT gave another port: the list as a whole drops them, and without the match
 * it would admit them (RFC 7296 2.11: a responder must accept any source port).
 */
export function sourcePortPinned(study: Study): readonly Finding[] {
  return study.stations.flatMap((report) =>
    report.station.sees === 'global' && report.station.flow === 'outbound' ? pinnedAt(study, report) : [],
  );
}

function pinnedAt(study: Study, report: StationReport): readonly Finding[] {
  const { device, list } = report.station;
  return report.entries.flatMap((entryReport, entry): readonly Finding[] => {
    const ace = list.entries[entry];
    if (ace?.kind !== 'ace' || entryReport.misses.length === 0) return [];
    const concerned = admittedWithout(study, report, entry, 'source');
    if (concerned.length === 0) return [];
    return [
      {
        code,
        severity: 'error',
        file: device.id,
        place: { kind: 'source-ports', list: list.name, entry },
        concerned,
        args: { list: list.name, kind: 'drops-peers' },
        related: related(study, report, concerned),
      },
    ];
  });
}

/**
 * ACEs that pin the source port where no peer is known: right only while neither end is behind NAT. An ACL on a PAT
 * interface sees inside local addresses or the gateways' answers, which do come from 500 and 4500.
 */
export function sourcePortPinnedUnknown(device: Device): readonly Finding[] {
  return device.summary.accessLists.flatMap((list) =>
    isOnPatInterface(device.summary, list.name)
      ? []
      : list.entries.flatMap((ace, entry): readonly Finding[] => {
          const ports = ace.kind === 'ace' ? pinnedPorts(ace) : null;
          if (ports === null) return [];
          return [
            {
              code,
              severity: 'info',
              file: device.id,
              place: { kind: 'source-ports', list: list.name, entry },
              concerned: [],
              args: { list: list.name, ports: ports.join(', '), kind: 'no-known-peer' },
              related: [],
            },
          ];
        }),
  );
}

function isOnPatInterface(summary: DeviceSummary, list: string): boolean {
  const usedByNat = summary.natRules.some(
    (rule) => rule.kind === 'dynamic' && rule.selector.kind === 'list' && rule.selector.name === list,
  );
  return usedByNat || bindingsOf(summary, list).some((binding) => binding.interface.nat !== null);
}

/** The source ports of a permit ACE for UDP that admits none but IKE's; null for any other. */
export function pinnedPorts(ace: Ace): readonly number[] | null {
  if (ace.action !== 'permit' || ace.inactive || ace.protocol !== 17 || ace.sourcePorts === null) return null;
  const ports = portsOf(ace.sourcePorts);
  if (ports === null || ports.size > 2) return null;
  const pinned = [...ports];
  return pinned.length > 0 && pinned.every((port) => port === 500 || port === 4500) ? pinned : null;
}
