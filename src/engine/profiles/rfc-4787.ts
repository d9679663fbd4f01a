import { assumed, type Profile } from '../profile';
import { hours, minutes, tiers } from './groups';

const rfc = {
  title: 'RFC 4787: NAT Behavioral Requirements for Unicast UDP',
  address: 'https://www.rfc-editor.org/rfc/rfc4787',
};

/** Anything that a device that keeps to the RFC may do: one port per source, in the same range (below 1024 or not). */
export const rfc4787: Profile = {
  id: 'rfc-4787',
  title: 'Any device that keeps to RFC 4787',
  rules: [
    {
      unique: 'address-port',
      reuse: 'always',
      keep: 'never',
      groups: tiers([1, 1023], [1024, 65535]),
      choose: { kind: 'random' },
      confidence: 'documented',
      source: rfc,
    },
  ],
  addresses: { choose: 'random', paired: true },
  reserved: [],
  filtering: 'endpoint-independent',
  timers: assumed({
    udp: { oneWay: minutes(5), twoWay: minutes(5) },
    tcp: { first: minutes(4), oneWay: minutes(4), twoWay: hours(2) + minutes(4) },
    esp: { oneWay: minutes(5), twoWay: minutes(5) },
  }),
  esp: assumed('one-host-per-gateway'),
  confidence: 'documented',
  source: rfc,
};
