//! Files that are sent while they are written.

use std::io::{self, BufWriter, Write};

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::web::Bytes;
use tokio::sync::mpsc::{self, Sender};

const CHUNK_BYTES: usize = 16 * 1024;
/// How many chunks wait for a slow reader before the writer does.
const CHUNKS: usize = 4;

/// Hands what is written to the connection.
struct Chunks(Sender<io::Result<Bytes>>);

impl Write for Chunks {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let sent = self.0.blocking_send(Ok(Bytes::copy_from_slice(bytes)));
        sent.map(|()| bytes.len()).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A file that `write` writes on a thread of its own, no further ahead than the reader takes it in. Where writing fails
/// the connection is cut, so that nobody takes a part for the whole.
pub fn download(
    media_type: &str,
    name: &str,
    write: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()> + Send + 'static,
) -> HttpResponse {
    let (sender, receiver) = mpsc::channel(CHUNKS);
    tokio::task::spawn_blocking(move || {
        let mut out = BufWriter::with_capacity(CHUNK_BYTES, Chunks(sender.clone()));
        if let Err(cause) = write(&mut out).and_then(|()| out.flush()) {
            // The reader may have gone; then nobody needs to know.
            if sender.blocking_send(Err(io::ErrorKind::Other.into())).is_ok() {
                tracing::error!(%cause, "a report could not be written");
            }
        }
    });
    let chunks = futures_util::stream::unfold(receiver, |mut receiver| async move {
        receiver.recv().await.map(|chunk| (chunk, receiver))
    });
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, media_type))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .streaming(chunks)
}
