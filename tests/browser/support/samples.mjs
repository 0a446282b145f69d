// What people paste: the customer's log and the outputs of time tools, as the transcripts use them too.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const read = name => readFileSync(fileURLToPath(new URL(`../../SupportBot.Tests/Transcripts/Samples/${name}`, import.meta.url)), 'utf8').trimEnd();

export const log = read('ka-10565.log');
export const farBehind = read('chronyc-far-behind.txt');
export const right = read('chronyc-right.txt');
export const replicationOk = read('replication-ok.txt');

/** The same walk in two languages: what the browser asks for and what the page must say. */
export const languages = [
  {
    locale: 'en-US', tag: 'en', welcome: /Paste an error or a log/, example: /Try: a log/, question: /Try: brand portal/, title: /Can't connect to Brand Portal/,
    fix: 'Fix the clock', read: 'Read the article', which: 'Which system is the clock on?', check: 'Check', look: "What does the host's clock say?", enable: /Switch NTP on/, repeat: 'Repeat what failed', resolved: 'Fixed and verified',
    skew: /1 d 21:49:14 .*2 d 23:49:14/, behind: /2 d 10:49:14/, copy: 'Copy', copied: 'Copied', lines: /35 lines · show/, unknown: "I don't know this one.", moved: /We are at: /, onlyYou: 'Only you see this', box: 'Message', more: 'More', stop: 'Stop', cancel: 'Stop without a reason', name: 'Your name', save: 'Save',
  },
  {
    locale: 'ko-KR', tag: 'ko', welcome: /오류나 로그를 붙여 넣으면/, example: /예시: "JWT has expired"/, question: /예시: Brand Portal/, title: /Brand Portal에 연결할 수 없음/,
    fix: '시계 맞추기', read: '문서 보기', which: '어떤 시스템의 시계인가요?', check: '확인', look: '호스트의 시계는 몇 시를 가리키나요?', enable: /NTP를 켜고/, repeat: '실패했던 작업 다시 하기', resolved: '해결 및 확인 완료',
    skew: /1일 21:49:14.*2일 23:49:14/, behind: /2일 10:49:14/, copy: '복사', copied: '복사됨', lines: /35줄 · 펼치기/, unknown: '이 오류는 모르겠습니다.', moved: /./, onlyYou: '나에게만 보입니다', box: '메시지', more: '더 보기', stop: '중단', cancel: '이유 없이 중단', name: '이름', save: '저장',
  },
];
