import { assumed, type Profile } from '../profile';
import { documented, hours, idle, minutes, tiers } from './groups';

const rfc = {
  title: 'RFC 4787: NAT Behavioral Requirements for Unicast UDP',
  address: 'https://tools.ietf.org/html/rfc4787',
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
  addresses: { choose: 'random', paired: true, whenFull: assumed('next') },
  reserved: assumed([]),
  filtering: 'endpoint-independent',
  timers: {
    udp: documented(idle(minutes(5)), rfc),
    tcp: assumed({ first: minutes(4), oneWay: minutes(4), twoWay: hours(2) + minutes(4) }),
    esp: assumed(idle(minutes(5))),
  },
  esp: assumed('one-host-per-gateway'),
  confidence: 'documented',
  source: rfc,
};
