import type { FilePlace } from '../place';
import type { IpsecEndpoint } from './endpoints';
import type { Path } from './path';

/** By which of the ways of discovery a peer is known. */
export interface PeerOrigin {
  /**
   * `device`: a config of the workspace initiates; `directive`: a `! pat-lens: peer` comment; `remote`: a gateway's configured
   * remote is the address of a PAT device, and this stands for the initiators behind it.
   */
  readonly kind: 'device' | 'directive' | 'remote';
  /** The lines that say so; the first is the one to show. */
  readonly places: readonly FilePlace[];
  /** What initiates; null where no config of it is known. */
  readonly endpoint: IpsecEndpoint | null;
  /** The gateway's side of it, where its config is known. */
  readonly responder: IpsecEndpoint | null;
  readonly path: Path;
}
