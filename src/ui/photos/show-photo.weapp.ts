import { keepPhoto, pathOf } from '../../cloud/queue/photo-files.weapp'

/** In WeChat an image is shown from a file: that of the queue, where it is needed next. What is not sent after all is removed when the app is started some hours later. */
export async function showPhoto(name: string, bytes: ArrayBuffer): Promise<string> {
  await keepPhoto(name, bytes)
  return pathOf(name)
}
