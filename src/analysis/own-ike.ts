import type { DeviceSummary } from '../config/model';
import type { PatOptions } from '../engine/pat-options';
import { endpointsOf } from './network/endpoints';
import type { PoolReading } from './situation';

const ikePorts: readonly number[] = [500, 4500];

/**
 * A PAT device that terminates IKE on the address that hosts share: 500 and 4500 may be its own, so that nobody behind it has
 * them. One reading at most.
 */
export function ownIkeReadings(summary: DeviceSummary, options: PatOptions): readonly PoolReading[] {
  const own = new Set(endpointsOf(summary).map(({ localAddress }) => localAddress));
  const addresses = options.addresses.filter((address) => own.has(address));
  if (addresses.length === 0) return [];
  const reserved = addresses.flatMap((address) =>
    ikePorts.map((port) => ({ address, protocol: 17 as const, ports: [port, port] as const })),
  );
  return [
    {
      options: { ...options, reserved: [...(options.reserved ?? []), ...reserved] },
      assumes: { code: 'own-ike', ports: ikePorts },
    },
  ];
}
