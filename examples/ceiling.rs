//! The ceiling of HTTP for `script/bench`: actix answering the bytes of a file from memory, with nothing else.

use actix_web::{App, HttpResponse, HttpServer, web};

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(bind), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err(std::io::Error::other("usage: ceiling ADDRESS:PORT FILE"));
    };
    let bytes = web::Bytes::from(std::fs::read(file)?);
    HttpServer::new(move || {
        let bytes = bytes.clone();
        App::new().default_service(web::to(move || {
            let bytes = bytes.clone();
            async move { HttpResponse::Ok().content_type("application/json").body(bytes) }
        }))
    })
    .workers(2)
    .bind(bind)?
    .run()
    .await
}
