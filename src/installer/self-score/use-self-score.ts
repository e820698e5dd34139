import { useCallback, useEffect, useRef, useState } from 'react'
import Taro, { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { photoLimits } from '@shared/evidence/photo'
import type { Me } from '@shared/people/read-me'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { command, type AppRefusal } from '../../cloud/call'
import { bound, discardEntry, draftOwner, dropDraftPhoto, keepDraftPhoto, readDraftPhoto, submitSelfScore, type TakenPhoto } from '../../cloud/queue/queue'
import { selfDrafts } from '../../cloud/self-drafts'
import { serverNow } from '../../cloud/server-clock'
import { periodLabel } from '../../ui/format'
import { back } from '../../ui/navigate'
import type { PictureSource } from '../../ui/photos/camera'
import { takePhotos } from '../../ui/photos/use-photos'
import { toast } from '../../ui/toast'
import { momentsOf, phoneDraftOf, savedMomentsOf, startForm, unsavedOf, type FormItem, type SelfForm } from './draft-merge'
import { startPointsOf, totalOf } from './self-score-view'

/** So long after the last touch the draft goes to the server; the phone has it at once. */
const restMs = 2_000
/** Without an answer it is tried again so often while the page is open. */
const againMs = 15_000

/** Where the draft is: nothing was changed, on this phone alone, or on the server as well. */
export type DraftPlace = 'untouched' | 'phone' | 'server'

/** The form of a self-score: what is in it, where it is kept, and handing it in. Every change is on the phone at once. */
export function useSelfScore(sheet: SheetView, me: Me) {
  const owner = draftOwner()
  const [form, setForm] = useState<SelfForm>(() => startForm(sheet, selfDrafts.read(owner, sheet.id), startPointsOf(sheet)))
  const [place, setPlace] = useState<DraftPlace>(() => (sheet.selfDraft === null && selfDrafts.read(owner, sheet.id) === null ? 'untouched' : 'server'))
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<AppRefusal | null>(null)
  const [takingFor, setTakingFor] = useState<string | null>(null)
  const latest = useRef(form)
  const saved = useRef(savedMomentsOf(sheet))
  const saving = useRef(false)
  const isOver = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)

  const save = useCallback(async () => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
    if (saving.current || isOver.current) return
    const sent = latest.current
    const text = unsavedOf(sent, saved.current)
    if (text === null) return
    saving.current = true
    try {
      const answer = await command('save-self-score-draft', { sheetId: sheet.id, ...text })
      if (answer.ok) {
        saved.current = momentsOf(sent)
        setPlace(unsavedOf(latest.current, saved.current) === null ? 'server' : 'phone')
      }
    } finally {
      saving.current = false
    }
  }, [sheet.id])
  useEffect(() => {
    const again = setInterval(() => { void save() }, againMs)
    return () => { clearInterval(again) }
  }, [save])

  const change = (next: SelfForm) => {
    latest.current = next
    setForm(next)
    setRefusal(null)
    setPlace('phone')
    try {
      selfDrafts.write(owner, sheet.id, phoneDraftOf(next))
    } catch (failure) {
      console.warn('no room for the draft', failure)
      toast('手机存不下草稿了，请连上网络')
    }
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = setTimeout(() => { void save() }, restMs)
  }
  const changeItem = (item: string, given: Partial<Omit<FormItem, 'editedAt'>>) => {
    const before = latest.current.items[item] ?? { points: '', remark: '', editedAt: '', photos: [] }
    change({ ...latest.current, items: { ...latest.current.items, [item]: { ...before, ...given, editedAt: serverNow() } } })
  }

  useEffect(() => {
    const listen = ({ isConnected }: { isConnected: boolean }) => { if (isConnected) void save() }
    Taro.onNetworkStatusChange(listen)
    void save()
    return () => {
      Taro.offNetworkStatusChange(listen)
      if (timer.current !== null) clearTimeout(timer.current)
    }
  }, [save])
  useDidShow(() => { void save() })
  useDidHide(() => { void save() })
  useUnload(() => { void save() })

  const take = async (item: string, source: PictureSource) => {
    if (takingFor !== null) return
    setTakingFor(item)
    try {
      const before = latest.current.items[item]?.photos ?? []
      const all = Object.values(latest.current.items).flatMap(({ photos }) => photos.map(({ sha256 }) => sha256))
      const taken = (await takePhotos(source, photoLimits.photos - before.length, '', { reporter: me.name, store: me.storeName })).filter(({ sha256 }, index, made) => !all.includes(sha256) && made.findIndex((other) => other.sha256 === sha256) === index)
      for (const photo of taken) await keepDraftPhoto(photo)
      if (taken.length > 0) changeItem(item, { photos: [...before, ...taken.map(({ sha256, takenAt, bytes }) => ({ sha256, takenAt, sizeBytes: bytes.byteLength, isOnServer: false }))] })
    } catch (failure) {
      console.warn('a photo could not be kept', failure)
      toast('手机存不下照片了，先清理一些空间')
    } finally {
      setTakingFor(null)
    }
  }
  const removePhoto = (item: string, sha256: string) => {
    changeItem(item, { photos: (latest.current.items[item]?.photos ?? []).filter((photo) => photo.sha256 !== sha256) })
    dropDraftPhoto(sha256)
  }

  /** On the person's own wish: everybody can see that it is kept, and where. */
  const saveNow = async () => {
    await save()
    toast(unsavedOf(latest.current, saved.current) === null ? '草稿已存，换手机也能接着填' : '已存在手机里，联网后存到云端')
  }

  const submit = async () => {
    if (isBusy) return
    setBusy(true)
    setRefusal(null)
    isOver.current = true
    try {
      const { items, comment } = latest.current
      const local: TakenPhoto[] = []
      for (const { sha256, takenAt } of Object.values(items).flatMap(({ photos }) => photos).filter(({ isOnServer }) => !isOnServer)) {
        const bytes = await readDraftPhoto(sha256)
        if (bytes !== null) local.push({ sha256, takenAt, bytes })
      }
      const isThere = ({ sha256, isOnServer }: FormItem['photos'][number]) => isOnServer || local.some((photo) => photo.sha256 === sha256)
      const points = Object.entries(items).map(([item, { points: given, remark, photos }]) => ({ item, points: given, remark: remark.trim(), ...bound(photos.filter(isThere).map((photo) => ({ ...photo, type: 'image/jpeg' as const }))) }))
      const words = { name: '自评', what: `${periodLabel(sheet.periodId)}自评`, points: `${totalOf(Object.fromEntries(points.map(({ item, points: given }) => [item, given])))} 分`, isGood: true }
      const outcome = await submitSelfScore({ input: { sheetId: sheet.id, points, comment }, words }, local)
      if (outcome.kind === 'refused') {
        // It is put right here, where everything is still filled in.
        discardEntry(outcome.commandId)
        isOver.current = false
        setRefusal(outcome.refusal)
        return
      }
      toast(outcome.kind === 'waiting' ? '已存，联网后自动提交' : '自评已提交')
      back()
    } finally {
      setBusy(false)
    }
  }
  return { form, place, isBusy, refusal, takingFor, changeItem, changeComment: (comment: string) => { change({ ...latest.current, comment, commentEditedAt: serverNow() }) }, take, removePhoto, saveNow, submit }
}
