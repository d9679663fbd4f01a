import { useSentences } from '../messages/panel';
import { isPanelState, isToPanel } from './guards';
import { Panel } from './panel';
import type { FromPanel } from './protocol';

const api = acquireVsCodeApi();
const root = document.getElementById('panel');
const post = (message: FromPanel) => api.postMessage(message);

/** Made by the host's first message, since the sentences must be there before the first label. */
let panel: Panel | null = null;

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isToPanel(data) || root === null) return;
  switch (data.type) {
    case 'start':
      if (data.sentences !== null) useSentences(data.sentences);
      panel = new Panel(root, { post, keep: (state) => api.setState(state) });
      break;
    case 'show':
      panel?.show(data.sequence, data.view);
      break;
    case 'copied':
      panel?.copied();
      break;
  }
});

const state = api.getState();
post({ type: 'ready', state: isPanelState(state) ? state : null });
