import { useEffect, useRef, useState } from 'preact/hooks';
import { setSoundOn, soundOn } from '../../audio/sound.ts';
import { lineText, t } from '../../i18n/t.ts';
import { say } from '../../net/game.ts';
import { Icon } from '../../overlay/Icon.tsx';
import { tellRefusal } from '../../overlay/notices.ts';
import { refusal } from '../../overlay/phrases.ts';
import { Tabs } from '../../overlay/Tabs.tsx';
import { talk, view, welcome } from '../../store/store.ts';
import { League } from './firm/League.tsx';
import { PaceControl } from './PaceControl.tsx';
import { PagePanel } from './PagePanel.tsx';
import { saying, type TalkTab, talkTab } from './playState.ts';
import { Replies } from './Replies.tsx';
import { ConnectionState } from './TopBar.tsx';

/** A panel is no archive: so many lines are on show. */
const LATEST = 200;

const LINE_LIMIT = 200;
const NEAR_END_PX = 24;

export function TalkPanel() {
  // The voice has page and league at the desk.
  const readsHere = welcome.value?.seat !== 'voice';
  return (
    <section class="panel talk" data-on="firm" aria-label={t('talk.label')}>
      <News />
      <Tabs<TalkTab>
        label={t('talk.title')}
        open={talkTab.value}
        onOpen={(id) => {
          talkTab.value = id;
        }}
        tabs={[
          { id: 'talk', label: t('shell.talk.chat'), body: () => <Chat /> },
          ...(readsHere ? [{ id: 'page' as const, label: t('page.title'), body: () => <PagePanel /> }] : []),
          ...(readsHere && view.firm.value ? [{ id: 'league' as const, label: t('firm.tab.league'), body: () => <League /> }] : []),
        ]}
      />
      <div class="firm-tools">
        <PaceControl />
        <ConnectionState />
        <button type="button" class="tool" aria-pressed={soundOn.value} onClick={() => setSoundOn(!soundOn.value)}>
          <Icon name={soundOn.value ? 'sound' : 'silence'} size={18} />
          <span>{t(soundOn.value ? 'top.sound.on' : 'top.sound.off')}</span>
        </button>
      </div>
    </section>
  );
}

function News() {
  const newest = [...view.news.value].sort((a, b) => b.step - a.step)[0];
  return (
    <div class="news">
      <span>{t('news.label')}</span>
      <p>{newest ? t(`news.${newest.newsId}`) : t('news.none')}</p>
    </div>
  );
}

function Chat() {
  const list = useRef<HTMLElement>(null);
  const lines = talk.value.slice(-LATEST).filter((line) => line.text !== null || line.line !== null);
  const own = welcome.value?.seat;
  const atEnd = useRef(true);
  useEffect(() => {
    if (list.current && atEnd.current) list.current.scrollTop = list.current.scrollHeight;
  }, [lines.at(-1)?.id]);
  // Whoever has gone back to an older line is left there.
  const look = ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }: { currentTarget: HTMLElement }): void => {
    atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="chat" ref={list} tabIndex={0} aria-label={t('shell.talk.chat')} onScroll={look}>
        <ol aria-live="off">
          {lines.length === 0 && <li class="muted">{t('talk.empty')}</li>}
          {lines.map((line) => (
            <li key={line.id}>
              <b class={`seat-${line.seat}`}>{line.seat === own ? t('talk.you') : t(`seat.${line.seat}`)}</b>
              <span>{line.text ?? lineText(line.seat, line.line ?? '')}</span>
            </li>
          ))}
        </ol>
      </section>
      <Replies />
      <Say />
    </>
  );
}

function Say() {
  const [sending, setSending] = useState(false);
  async function send(event: Event): Promise<void> {
    event.preventDefault();
    const text = saying.value;
    if (text.trim() === '' || sending) return;
    setSending(true);
    const answer = await say(text.trim());
    setSending(false);
    if (!answer?.ok) tellRefusal(answer ? refusal({ code: answer.code }) : t('talk.failed'));
    else if (saying.value === text) saying.value = '';
  }
  return (
    <form class="say" onSubmit={(event) => void send(event)}>
      <label class="unseen" for="say">
        {t('talk.say')}
      </label>
      <input
        id="say"
        autocomplete="off"
        maxLength={LINE_LIMIT}
        placeholder={t('talk.say')}
        value={saying.value}
        onInput={(event) => {
          saying.value = event.currentTarget.value;
        }}
      />
      <button type="submit" disabled={sending}>
        {t('talk.send')}
      </button>
    </form>
  );
}
