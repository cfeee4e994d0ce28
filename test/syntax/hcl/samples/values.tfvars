region  = "eu-central-1"
nodes   = 3
on      = true
nothing = null
zones   = ["a", "b"]
tags = {
  team  = "shop"
  "a/b" = "c"
}
