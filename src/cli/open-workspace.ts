import type { FileSystem } from '../workspace/file-system';
import type { Uri } from '../workspace/uri';
import { Workspace } from '../workspace/workspace';
import { MarkdownDevices } from './markdown/markdown-devices';
import { MarkdownFiles } from './markdown/markdown-files';

/** Hosts of the NAT ACL that stand for peers where nothing names any. */
const assumedPeers = 3;

/** What is known of files at the command line, with the configs in Markdown files as files of their own. */
export interface CommandWorkspace {
  readonly workspace: Workspace;
  readonly markdown: MarkdownFiles;
}

/** A workspace of the folders that the command line names; of closed files no more than `mostText` characters are kept. */
export function openWorkspace(
  files: FileSystem,
  folders: () => readonly Uri[],
  mostText = Infinity,
): CommandWorkspace {
  const markdown = new MarkdownFiles(files);
  const workspace = new Workspace(markdown, {
    assumedPeers,
    mostText,
    index: { folders, mostFiles: Infinity },
    devices: (store, known, usual) => new MarkdownDevices(markdown, store, known, usual),
  });
  return { workspace, markdown };
}
