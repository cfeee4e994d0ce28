moved {
  from = aws_instance.old
  to   = module.web["a"].aws_instance.new[0]
}

removed {
  from = aws_instance.gone

  lifecycle {
    destroy = false
  }
}

import {
  for_each = var.buckets
  to       = aws_s3_bucket.main[each.key]
  id       = each.value
}

check "answers" {
  data "http" "shop" {
    url = "https://shop.example.com"
  }

  assert {
    condition     = data.http.shop.status_code == 200
    error_message = "${data.http.shop.url} does not answer."
  }
}
