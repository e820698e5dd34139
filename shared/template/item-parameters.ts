import { ruleParameters } from '../scoring/kinds/parameters'
import { choiceParameter, decimalParameter, linesOf, type Parameter, type ParameterContext } from '../scoring/parameter'
import type { Template, TemplateItem } from '../scoring/template'

const longestLine = 120

/** A title; naming an item that its form lost takes the placeholders away with it. */
function titled(item: TemplateItem, title: string): TemplateItem {
  if (item.isUnnamed !== true) return { ...item, title }
  const { isUnnamed: _isUnnamed, help: _help, ...named } = item
  return { ...named, title, criteria: [] }
}

function noteParameters(item: TemplateItem): readonly Parameter<TemplateItem>[] {
  const { evidence, help, ...rest } = item
  const entry = { entry: 'line', longest: longestLine, none: '不写' } as const
  return [
    { key: 'evidence', label: '依据', help: '分数凭什么，比如哪张表、哪个记录', entry, value: evidence ?? null, change: (text) => ({ ...rest, ...(text === null ? {} : { evidence: text.trim() }), ...(help === undefined ? {} : { help }) }) },
    { key: 'help', label: '填写说明', help: '给打分或录数据的人看', entry, value: help ?? null, change: (text) => ({ ...rest, ...(evidence === undefined ? {} : { evidence }), ...(text === null ? {} : { help: text.trim() }) }) },
  ]
}

function linesParameter(key: 'criteria' | 'checklist' | 'advice', label: string, help: string, item: TemplateItem): Parameter<TemplateItem> {
  return { key, label, help, entry: { entry: 'lines', longest: longestLine, most: 20 }, value: (item[key] ?? []).join('\n'), change: (text) => ({ ...item, [key]: linesOf(text ?? '') }) }
}

/** What of an item a company may tune: its wording, its full marks, whether it is used, and what its rule declares. */
export function itemParameters({ template, item }: ParameterContext): readonly Parameter<TemplateItem>[] {
  return [
    { key: 'title', label: '项目名称', help: '考核表上看到的名字', entry: { entry: 'line', longest: 40, none: null }, value: item.title, change: (text) => titled(item, (text ?? item.title).trim()) },
    linesParameter('criteria', '要求', '每行一条。改了分数，这里的数字也要跟着改', item),
    ...noteParameters(item),
    ...(item.checklist === undefined ? [] : [linesParameter('checklist', '检查表', '打分前逐条对照，每行一条', item)]),
    ...(item.advice === undefined ? [] : [linesParameter('advice', '改进建议', '得分低时给出的做法，每行一条', item)]),
    choiceParameter<TemplateItem, 'yes' | 'no'>({
      key: 'isOff', label: '用不用这一项', help: '不用的项目不算分，它的分由同一部分的其他项目分担', choices: [['yes', '用'], ['no', '不用']], value: item.isOff === true ? 'no' : 'yes',
      change: (use) => {
        const { isOff: _isOff, ...used } = item
        return use === 'yes' ? used : { ...used, isOff: true }
      },
    }),
    decimalParameter<TemplateItem>({ key: 'max', label: '满分', help: '改了以后，各项加起来还要等于这张表的总分', unit: '分', least: '0.5', most: '200', value: item.max, change: (max) => ({ ...item, max: Number(max) }) }),
    ...ruleParameters({ template, item }).map((parameter): Parameter<TemplateItem> => ({ ...parameter, key: `rule.${parameter.key}`, change: (value) => ({ ...item, rule: parameter.change(value) }) })),
    ...vetoParameters(item),
  ]
}

function vetoParameters(item: TemplateItem): readonly Parameter<TemplateItem>[] {
  const { veto } = item
  if (veto === undefined) return []
  return [choiceParameter<TemplateItem, 'on' | 'off'>({
    key: 'veto', label: '单项否决', help: veto.effect === 'item-zero' ? '一出现，这一项就是 0 分' : '一出现，整张表就是 0 分', choices: [['on', '开'], ['off', '关']], value: veto.isOn === false ? 'off' : 'on',
    change: (next) => ({ ...item, veto: { ...veto, isOn: next === 'on' } }),
  })]
}

/** What of the template around the items a company may tune: its title, its pay rule and the numbers of its practice. */
export function sheetParameters(template: Template): readonly Parameter<Template>[] {
  const { pay, practice } = template
  return [
    { key: 'title', label: '考核表名称', help: '大家看到的名字', entry: { entry: 'line', longest: 40, none: null }, value: template.title, change: (text) => ({ ...template, title: (text ?? template.title).trim() }) },
    {
      key: 'pay.passMark', label: '多少分拿全额', help: '绩效工资 = 总分 ÷ 这个分 × 基数；不填就不算工资，只看分', entry: { entry: 'decimal', unit: '分', least: '1', most: '200', places: 2, none: '不算绩效工资' },
      value: pay === null ? null : String(pay.passMark), change: (text) => ({ ...template, pay: text === null ? null : { ...pay, passMark: Number(text) } }),
    },
    ...(pay === null ? [] : [{
      key: 'pay.cap', label: '最多拿基数的几倍', help: '1 倍就是最多拿全额；不填就不封顶', entry: { entry: 'decimal', unit: '倍', least: '0.1', most: '10', places: 2, none: '不封顶' } as const,
      value: pay.cap === undefined || pay.cap === null ? null : String(pay.cap), change: (text: string | null): Template => ({ ...template, pay: { ...pay, cap: text === null ? null : Number(text) } }),
    }]),
    ...(['exampleAbove', 'exampleBelow', 'adviseBelow'] as const).flatMap((key) => {
      const percent = practice?.[key]
      return practice === undefined || percent === undefined ? [] : [decimalParameter<Template>({ ...practiceWords[key], key: `practice.${key}`, unit: '%', least: '0', most: '100', value: percent, change: (value) => ({ ...template, practice: { ...practice, [key]: Number(value) } }) })]
    }),
    ...(template.settings ?? []).map((setting, place): Parameter<Template> => ({
      key: `settings.${place}`, label: `表上写明：${setting.title}`, help: '考核表上给大家看的说明，改了规则这里也要跟着改', entry: { entry: 'line', longest: longestLine, none: null }, value: setting.value,
      change: (text) => ({ ...template, settings: (template.settings ?? []).map((other, index) => (index === place ? { ...other, value: (text ?? other.value).trim() } : other)) }),
    })),
  ]
}

const practiceWords = {
  exampleAbove: { label: '打分高于满分的多少要写例子', help: '打得特别高，要写一件具体的事' },
  exampleBelow: { label: '打分低于满分的多少要写例子', help: '打得特别低，要写一件具体的事' },
  adviseBelow: { label: '得分低于满分的多少要定改进计划', help: '到这条线以下，考核表会给出改进建议' },
} as const
