import { readAddressRange } from './addresses';
import { readPositiveDuration } from './durations';
import { Fields, type Read } from './fields';
import { limits } from './limits';
import type { AddressRange, At, PatStage } from './model';
import { readPath } from './paths';
import { readPortRange } from './ports';
import type { Problems } from './problems';
import { located, readBoolean, readInteger, readName, readOneOrMore } from './values';

const stageFields = [
  'profile',
  'address',
  'addresses',
  'config',
  'timeouts',
  'ports',
  'seed',
  'acceptsInput',
];
const defaultSeed = 1;

/** `pat:`, one stage or a list of them, host side first. */
export const readStages: Read<readonly PatStage[]> = (tree, problems) =>
  readOneOrMore(readStage, 'pat')(tree, problems);

const readStage: Read<PatStage> = (tree, problems) => {
  const fields = Fields.open(tree, 'pat', stageFields, problems);
  if (fields === null) return null;
  fields.exclude('address', 'addresses');
  return {
    profile: fields.read('profile', readName),
    addresses: readAddresses(fields, problems),
    config: fields.read('config', readPath),
    timeouts: fields.read('timeouts', readTimeouts) ?? {},
    ports: fields.read('ports', located(readPortRange)),
    seed: fields.read('seed', readInteger(0, 0xffff_ffff)) ?? defaultSeed,
    acceptsInput: fields.read('acceptsInput', readBoolean) ?? false,
    span: fields.span,
  };
};

/** Without the ranges that go beyond the limit, each of which is a problem. */
function readAddresses(fields: Fields, problems: Problems): readonly At<AddressRange>[] {
  const one = fields.read('address', readAddressRange);
  const ranges =
    one === null ? (fields.read('addresses', readOneOrMore(readAddressRange, 'addresses')) ?? []) : [one];
  let count = 0;
  return ranges.filter(({ value, span }) => {
    count += value.last - value.first + 1;
    if (count <= limits.addresses) return true;
    problems.report('scenario.too-many-addresses', span, { limit: limits.addresses, count });
    return false;
  });
}

const readTimeouts: Read<PatStage['timeouts']> = (tree, problems) => {
  const fields = Fields.open(tree, 'timeouts', ['udp', 'tcp', 'esp'], problems);
  if (fields === null) return null;
  const udp = fields.read('udp', readPositiveDuration);
  const tcp = fields.read('tcp', readPositiveDuration);
  const esp = fields.read('esp', readPositiveDuration);
  return {
    ...(udp === null ? {} : { udp }),
    ...(tcp === null ? {} : { tcp }),
    ...(esp === null ? {} : { esp }),
  };
};
