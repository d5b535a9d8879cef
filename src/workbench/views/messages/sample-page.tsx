// A page with nothing but the view and sample events, for looking at it. The address says what to play, and how far.

import { render } from 'preact';
import { StreamHub } from '../../state/stream-hub.ts';
import MessagesView from './messages-view.tsx';
import { type SampleName, sampleEvents } from './sample-events.ts';

const asked = new URLSearchParams(location.search);
const theme = asked.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
const name = asked.get('play');
const hub = new StreamHub();
for (const event of name ? sampleEvents(name as SampleName) : []) hub.tell(event);
render(<MessagesView events={hub} />, document.getElementById('view') as HTMLElement);
