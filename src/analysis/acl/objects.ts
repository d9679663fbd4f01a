import type { NetworkObject, ObjectGroup, ServiceObject } from '../../config/facts/objects';
import type { DeviceSummary } from '../../config/model';

export function findGroup({ records }: DeviceSummary, name: string): ObjectGroup | undefined {
  return records?.objectGroups?.find((group) => group.name === name);
}

export function findObject({ records }: DeviceSummary, name: string): NetworkObject | undefined {
  return records?.networkObjects?.find((object) => object.name === name);
}

export function findService({ records }: DeviceSummary, name: string): ServiceObject | undefined {
  return records?.serviceObjects?.find((object) => object.name === name);
}
