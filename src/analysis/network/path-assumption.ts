import type { Address } from '../../engine/flow';

/** What is supposed on the way because no text says it; devices are ids. */
export type PathAssumption =
  /** The next hop is no device of the workspace: the packets cross the Internet and come in where the address is. */
  | {
      readonly code: 'crosses-internet';
      readonly from: string;
      readonly to: string;
      readonly address: Address;
    }
  /** The device has no route to the address in its text: the way ends there. */
  | { readonly code: 'no-route'; readonly device: string; readonly address: Address }
  /** No route says so: the way leads by the interface that has its address from DHCP or PPP, or is the outside one. */
  | { readonly code: 'assumed-default'; readonly device: string; readonly interface: string }
  /** Several routes are equally good: the first is taken. */
  | {
      readonly code: 'equal-routes';
      readonly device: string;
      readonly address: Address;
      readonly count: number;
    }
  /** Several devices have the address: the nearest in the folder is taken, or none where no one is nearest. */
  | {
      readonly code: 'ambiguous-address';
      readonly address: Address;
      readonly chosen: string | null;
      readonly count: number;
    }
  /** Several routers share the address by HSRP, VRRP or GLBP: the one with the highest priority answers for it. */
  | {
      readonly code: 'virtual-router';
      readonly address: Address;
      readonly chosen: string;
      readonly count: number;
    }
  /** The next hop has a private address, which others may have too, and the only device with it is in another folder. */
  | { readonly code: 'other-folder'; readonly address: Address; readonly chosen: string }
  /** The address of the interface is not in the text (DHCP, PPP): another one stands for it. */
  | { readonly code: 'unknown-local'; readonly device: string; readonly interface: string }
  /** The config names several gateways, which are tried in order: the first is taken. */
  | {
      readonly code: 'first-of-several';
      readonly device: string;
      readonly address: Address;
      readonly count: number;
    }
  | { readonly code: 'routing-loop'; readonly device: string };
