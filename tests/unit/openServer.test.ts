/** What a server on an open network leans on: a journal that closes whatever became of its writer, and limits that count by network. */
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { clientAddress } from '../../server/http/guard.ts';
import { Journal } from '../../server/persistence/Journal.ts';
import { newDataDir, tidyUp } from '../support/server.ts';

afterAll(tidyUp);

test('a journal whose writer has gone closes all the same', async () => {
  const journal = await Journal.open(newDataDir());
  await journal.close();
  await expect(journal.commit([])).rejects.toThrow('the journal writer has stopped');
  await journal.close();
}, 3000);

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['1::2:3:4:5:6:7', '1:0:2:3'],
])('%s is limited as %s', (address, limited) => {
  const request = new IncomingMessage(new Socket());
  request.headers['x-real-ip'] = address;
  expect(clientAddress(request, true)).toBe(limited);
});
