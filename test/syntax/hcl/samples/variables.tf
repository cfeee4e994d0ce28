variable "nodes" {
  description = "How many nodes, at least three."
  type        = number
  default     = 3
  nullable    = false

  validation {
    condition     = var.nodes >= 3 && var.nodes % 2 == 1
    error_message = "An odd number from three on."
  }
}

variable "pools" {
  type = map(object({
    size   = optional(string, "m")
    spot   = optional(bool)
    labels = optional(map(string), {})
    taints = optional(list(object({ key = string, effect = string })), [])
  }))
  default = {}
}

variable "anything" {}
