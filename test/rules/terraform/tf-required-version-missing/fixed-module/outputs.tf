output "url" {
  value = module.queue.url
}
