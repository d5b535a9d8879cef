// Globals of a document that a program inside a sandbox must not find: other networks, Workers, storage, other windows.
import { REMOVED_IN_WORKER } from '../../sandbox/guest/worker-globals.ts';

export const REMOVED_IN_DOCUMENT: readonly string[] = [
  ...REMOVED_IN_WORKER,
  'parent',
  'opener',
  'frameElement',
  'open',
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
  'RTCDataChannel',
  'cookieStore',
  'navigation',
  'showOpenFilePicker',
  'showSaveFilePicker',
  'showDirectoryPicker',
  'webkitRequestFileSystem',
  'webkitResolveLocalFileSystemURL',
];
