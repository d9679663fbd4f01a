import { t } from '@vscode/l10n';
import type { CommandDocs } from './docs';

export const ikev2Docs = {
  commands: {
    natForced: () => t('Wraps ESP in UDP 4500 even where no NAT was found on the way.'),
    proposalCiphers: () => t('Ciphers and hashes of the data, the preferred one first.'),
    proposal: () => t('Opens a set of algorithms for IKEv2.'),
    policy: () => t('Opens a policy that offers IKEv2 proposals.'),
    keyring: () => t('Opens a set of keys by peer.'),
    profile: () => t('Opens the settings for the IKEv2 peers whose identity matches.'),
    natKeepalive: () =>
      t('Sends a NAT-T keepalive (RFC 3948) each so many seconds, so that the PAT entry does not expire.'),
    dpd: () => t('Dead peer detection: seconds of silence, seconds between tries, and when to ask.'),
    cookie: () => t('From so many half-open exchanges on, initiators must return a cookie first.'),
    encryption: () => t('Cipher of the IKEv2 messages.'),
    integrity: () => t('Integrity of the IKEv2 messages.'),
    prf: () => t('Pseudo-random function that keys are made with.'),
    group: () => t('Diffie-Hellman groups, in order of preference.'),
    lifetime: () => t('Seconds until IKEv2 keys are made anew.'),
    useProposal: () => t('A proposal that the policy offers.'),
    matchVrf: () => t('The VRF that the peers come from.'),
    peer: () => t('Opens the keys of one peer or group of peers.'),
    address: () => t('The peer’s address; behind PAT it is that of the PAT device.'),
    identity: () => t('The identity that the peer shows.'),
    key: () => t('The pre-shared key, for both directions or one each.'),
    match: () => t('Identity, address or certificate of the peers that the profile is for.'),
    ownIdentity: () => t('The identity that this device shows.'),
    authentication: () => t('How this side and the other prove who they are.'),
    useKeyring: () => t('Where the keys are found.'),
    virtualTemplate: () => t('Each peer gets an interface made from this template.'),
    flexvpn: () => t('Opens a FlexVPN client: the gateways that a tunnel with destination dynamic goes to.'),
    flexvpnPeer: () =>
      t(
        'A gateway; the one with the lowest number is tried first. Tracked objects and reactivation are not simulated.',
      ),
    flexvpnTunnel: () =>
      t('The tunnel interface of the client, or an interface whose networks it announces.'),
    flexvpnConnect: () =>
      t('Whether the client connects by itself, when somebody asks, or when an object is up.'),
    flexvpnSource: () =>
      t(
        'The interface that the tunnel is sent from, by preference; the source of the tunnel interface is taken here.',
      ),
    flexvpnBackup: () => t('Clients of one group never connect to the same gateway.'),
    ivrf: () => t('The VRF of the decrypted traffic.'),
    asaEnable: () => t('Turns IKEv2 on for an interface.'),
    ipsecProposal: () => t('Opens a set of IPsec algorithms for IKEv2.'),
    profileSetting: () => t('Certificates, AAA and the exchange of addresses for peers of the profile.'),
    description: () => t('A text for people.'),
    setting: () => t('A limit or setting of IKEv2 on the whole device.'),
  },
  words: {
    local: () => t('This side.'),
    remote: () => t('The other side.'),
    'pre-share': () => t('Both sides know a common key.'),
    'rsa-sig': () => t('Both sides sign with RSA certificates.'),
    'on-demand': () => t('Asks only when there is traffic to send.'),
    periodic: () => t('Asks at every interval.'),
    fqdn: () => t('A full host name.'),
  },
} as const satisfies CommandDocs;
