import type { Severity } from './finding'

interface CodeRow {
  /** The worst severity with which it is found. */
  readonly severity: Severity
  /** What people read above the sentence. */
  readonly title: string
  readonly doc: string
}

/** Every code of the linter (scoring.md, The linter). Codes are stable: exports and tests name them. */
export const lintCodes = {
  'points-sum': { severity: 'error', title: '分数加不起来', doc: 'What the sheet or a section declares isn\'t what its items or sections add up to. A section that declares its raw points settles it: then a warning.' },
  'weights-sum': { severity: 'error', title: '权重不是 100%', doc: 'The weights of the sections, or of an item\'s raters, don\'t add up to 100.' },
  'band-gap': { severity: 'error', title: '有数值不在任何一档', doc: 'A value between two bands is in neither, typically exactly the boundary.' },
  'band-overlap': { severity: 'error', title: '两档重叠', doc: 'A value is in two bands that meet from opposite sides and give different points.' },
  'band-contradiction': { severity: 'error', title: '同一条件两个分数', doc: 'Two bands state the same condition with different points.' },
  'perverse-direction': { severity: 'error', title: '越差分越高', doc: 'A worse result earns more; which side is good stands with the metric.' },
  'rubric-gap': { severity: 'error', title: '评分说明没覆盖所有分数', doc: 'The rubric\'s ranges leave out points that can be given, or name them twice.' },
  'no-source': { severity: 'error', title: '没人提供数据', doc: 'The rule needs a metric that nobody provides.' },
  'no-rater': { severity: 'error', title: '没人评分', doc: 'Nobody whose points count rates the item, or an anonymous group that is too small hands its weight to nobody.' },
  'self-counts-alone': { severity: 'error', title: '自己给自己定分', doc: 'A person\'s own points can stand alone as the item\'s points.' },
  'approves-own-sheet': { severity: 'error', title: '自己签自己的表', doc: 'The route lets a person decide on their own sheet.' },
  'pass-unreachable': { severity: 'error', title: '达标分够不着', doc: 'The pass mark is above the total that can be reached.' },
  'unnamed-item': { severity: 'error', title: '项目还没有名字', doc: 'An item carries points, but the form doesn\'t say for what. The sheet can be tried; no period opens with it.' },
  'unreachable-points': { severity: 'warning', title: '满分拿不到', doc: 'No input reaches the item\'s full marks.' },
  'unbounded-above': { severity: 'warning', title: '上不封顶', doc: 'An item can earn more than its full marks, or pay can exceed its base.' },
  'unbounded-below': { severity: 'warning', title: '下不保底', doc: 'An item can go below zero and eat other items\' points.' },
  'band-order': { severity: 'warning', title: '这一档永远轮不到', doc: 'A band never applies, because an earlier one takes all its values or the metric can\'t get there.' },
  'dead-veto': { severity: 'warning', title: '否决永远不生效', doc: 'A veto waits for something that can\'t happen on this sheet.' },
  'cliff': { severity: 'advice', title: '差一点，钱差很多', doc: 'The least step in a metric moves more than 5 % of pay (the share is an option). For a share of counted jobs the least step is one job.' },
  'narrow-pass': { severity: 'advice', title: '达标也很难拿全额', doc: 'Somebody who meets every stated standard exactly and earns 90 % of everything else stays below the pass mark (ours).' },
  'unreachable-zero': { severity: 'advice', title: '最差也有分', doc: 'No input brings the item down to 0 (ours).' },
} as const satisfies Readonly<Record<string, CodeRow>>

export type LintCode = keyof typeof lintCodes
