import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { join as path } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientFiles } from '../../server/http/files.ts';
import { newDataDir, tidyUp } from '../support/server.ts';

const SCRIPT = 'export const answer = 42;\n'.repeat(40);
let http: Server;
let port = 0;

beforeAll(async () => {
  const folder = path(newDataDir(), 'client');
  mkdirSync(path(folder, 'assets'), { recursive: true });
  writeFileSync(path(folder, '..', 'secret.json'), '{"secret":true}');
  writeFileSync(path(folder, 'index.html'), '<!doctype html><title>Allow Negative</title>');
  writeFileSync(path(folder, 'assets/main-abc.js'), SCRIPT);
  writeFileSync(path(folder, 'assets/main-abc.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(path(folder, 'assets/main-abc.js.gz'), gzipSync(SCRIPT));
  writeFileSync(path(folder, 'assets/type.woff2'), 'font');
  http = createServer(express().use(clientFiles(folder)));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  port = address && typeof address === 'object' ? address.port : 0;
});
afterAll(() => {
  http.close();
  tidyUp();
});

/** A plain request: fetch would tidy the path and unpack the body. */
function get(
  target: string,
  encodings = '',
  range?: string,
): Promise<{ status?: number; encoding?: string; type?: string; cache?: string; body: string }> {
  return new Promise((resolve, reject) => {
    request({ port, path: target, headers: { 'accept-encoding': encodings, ...(range && { range }) } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { 'content-encoding': encoding, 'content-type': type, 'cache-control': cache } = response.headers;
        resolve({ status: response.statusCode, encoding, type, cache, body: Buffer.concat(chunks).toString() });
      });
    })
      .on('error', reject)
      .end();
  });
}

test('scripts come compressed where the browser takes it, as scripts, for a year', async () => {
  const forever = 'public, max-age=31536000, immutable';
  expect(await get('/assets/main-abc.js', 'gzip, br')).toMatchObject({
    status: 200,
    encoding: 'br',
    type: 'text/javascript; charset=utf-8',
    cache: forever,
  });
  expect(await get('/assets/main-abc.js', 'gzip')).toMatchObject({ status: 200, encoding: 'gzip' });
  expect(await get('/assets/main-abc.js')).toMatchObject({ status: 200, encoding: undefined, body: SCRIPT });
  expect(await get('/assets/type.woff2', 'br')).toMatchObject({ status: 200, encoding: undefined, type: 'font/woff2', cache: forever });
});

test('every page address gives the page, never from a cache, and a missing file is missing', async () => {
  for (const address of ['/', '/play', '/join/ABCDEF', '/assets'])
    expect(await get(address)).toMatchObject({ status: 200, type: 'text/html; charset=utf-8', cache: 'no-cache' });
  expect((await get('/assets/gone.js')).status).toBe(404);
});

test('nothing outside the folder is served', async () => {
  for (const address of [
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/assets/../../secret.json',
    '/..%5csecret.json',
    '/%00.json',
    '/%E0%A4%A',
  ]) {
    const { status, body } = await get(address);
    expect([address, status === 404 || status === 400, body.includes('"secret"')]).toEqual([address, true, false]);
  }
});

test('what goes wrong tells nothing about the machine', async () => {
  const unreadable = await get('/%ff');
  const beyond = await get('/assets/main-abc.js', 'br', 'bytes=999999-');
  expect(unreadable).toMatchObject({ status: 400, body: 'Bad Request' });
  expect(beyond).toMatchObject({ status: 416, encoding: undefined, body: 'Range Not Satisfiable' });
});
