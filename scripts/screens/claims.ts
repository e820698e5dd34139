import { looks, phoneIn, type Look } from './looks'
import type { Studio } from './studio'

const songSheet = '2026-11:p-song-yang:install-service-card:1'
const sheetPath = `/#/installer/sheet/index?id=${encodeURIComponent(songSheet)}`

/** What somebody logs in the west store: once with an order number, once too late, and a customer's complaint. */
async function logAll(studio: Studio): Promise<{ readonly lateId: string; readonly complaintId: string }> {
  const tool = { employeeId: 'p-song-yang', kind: 'tool-violation', quantity: 1 }
  await studio.act('p-deng-tao', 'log-incident', { ...tool, occurredAt: '2026-11-23T03:10:00.000Z', note: '电锤落在客户家', orderNo: 'DX-1123' })
  const late = await studio.act('p-deng-tao', 'log-incident', { ...tool, occurredAt: '2026-11-12T02:00:00.000Z', note: '在山里装三天，没有信号，回来才记', orderNo: null })
  await studio.act('p-zhou-min', 'record-metric', { periodId: '2026-11', metricId: 'after-sales-satisfaction', scope: 'employee', scopeId: 'p-song-yang', value: { value: '92' }, source: '售后服务回访表' })
  const complaint = await studio.act('p-xu-li', 'log-incident', { employeeId: 'p-ding-hao', kind: 'customer-complaint', quantity: 1, occurredAt: '2026-11-23T02:00:00.000Z', note: '客户打电话说柜门装歪了', orderNo: 'DX-1119' })
  return { lateId: late.incidentId, complaintId: complaint.incidentId }
}

async function before(studio: Studio, look: Look, ids: { readonly lateId: string; readonly complaintId: string }): Promise<void> {
  const deng = await phoneIn(studio, '邓涛', look)
  await deng.open('/#/lead/log-incident/index')
  await deng.tap(/^记宋阳/)
  await deng.tap(/^工具违规/, 'radio')
  await deng.tap('没法拍')
  await deng.tap('事后才知道')
  await deng.tap('补充')
  await deng.fill('单号', 'DX-1123')
  await deng.see(/已经记过同类的/)
  await studio.take(deng, `log-incident-alike-supervisor${look}`)
  const ding = await phoneIn(studio, '丁浩', look)
  await ding.open(`/#/installer/incident/index?id=${ids.complaintId}`)
  await studio.take(ding, `incident-complaint-installer${look}`)
  const guo = await phoneIn(studio, '郭杰', look)
  await guo.open(`/#/installer/incident/index?id=${ids.lateId}`)
  await studio.take(guo, `incident-late-manager${look}`)
  await guo.tap('处理补记')
  await studio.take(guo, `admit-manager${look}`)
  const song = await phoneIn(studio, '宋阳', look)
  await song.open(sheetPath)
  await song.tap(/^售后工作/)
  await song.see(/^对“/)
  await studio.take(song, `why-object-installer${look}`)
  await song.tap(/^对“售后满意率/)
  await studio.take(song, `object-installer${look}`)
}

async function waiting(studio: Studio, look: Look): Promise<void> {
  const guo = await phoneIn(studio, '郭杰', look)
  await guo.goTab('事件')
  await guo.tap(/^待裁定/, 'tab')
  await guo.see(/数值异议/)
  await studio.take(guo, `incidents-to-decide-manager${look}`)
  await guo.open(sheetPath)
  await studio.take(guo, `objection-manager${look}`, '数值异议')
  await guo.tap('裁定')
  await guo.tap(/^改值/, 'radio')
  await studio.take(guo, `decide-objection-manager${look}`)
}

async function decided(studio: Studio, look: Look): Promise<void> {
  const song = await phoneIn(studio, '宋阳', look)
  await song.open(sheetPath)
  await studio.take(song, `objection-decided-installer${look}`, '数值异议')
  const zhou = await phoneIn(studio, '周敏', look)
  await zhou.tap(/^指标录入/)
  await zhou.tap(/^宋阳，售后满意率/)
  await studio.take(zhou, `metrics-corrected-hr${look}`, '更正记录')
}

/** 有异议 in all its kinds: too late, the same again, a complaint, a value; and what a manager decides. */
export async function claims(studio: Studio): Promise<void> {
  const ids = await logAll(studio)
  for (const look of looks) {
    await before(studio, look, ids)
    await studio.putAway()
  }
  const { objectionId } = await studio.act('p-song-yang', 'object-to-value', { sheetId: songSheet, valueId: 'metric:after-sales-satisfaction', reason: '有两家的回访是隔壁组的客户' })
  for (const look of looks) await waiting(studio, look)
  await studio.act('p-guo-jie', 'decide-objection', { sheetId: songSheet, objectionId, verdict: 'changed', value: '94.5', reason: '回访记录查过，两家不是他装的' })
  for (const look of looks) await decided(studio, look)
  await studio.putAway()
  await studio.setClock('2026-11-26T15:00')
  for (const look of looks) {
    const guo = await phoneIn(studio, '郭杰', look)
    await guo.open(`/#/installer/incident/index?id=${ids.complaintId}`)
    await studio.take(guo, `incident-verify-manager${look}`)
    await guo.tap('核实')
    await guo.tap(/^属实/, 'radio')
    await studio.take(guo, `verify-manager${look}`)
  }
}
