// The script of index.html: starts the app, when the table, the identity pool and the role are there.
import './backstage.ts';
import { start } from './app.ts';
import { comeBackFromGoogle } from './google.ts';

comeBackFromGoogle();
start();
