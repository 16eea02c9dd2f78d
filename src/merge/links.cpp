// SPDX-License-Identifier: MPL-2.0
#include "merge/links.h"

#include "model/assembly.h"
#include "support/web_address.h"

namespace merge {
namespace {

/// The address without what comes after `#` or `?`.
std::string_view path_of(std::string_view address) {
    return address.substr(0, address.find_first_of("#?"));
}

/// What is wrong with an address, or "".
std::string_view fault_of(std::string_view address) {
    if (address.empty()) return "link-address.empty";
    if (!support::may_lead_to(address)) return "link-address.refused";
    const bool elsewhere = address.find("://") != std::string_view::npos;
    if (!elsewhere && path_of(address).ends_with(".md")) return "link-address.markdown";
    return {};
}

bool has_words(const model::Inlines& children) {
    bool picture = false;
    model::for_each_inline(children, [&](const model::Inline& node) {
        picture = picture || std::holds_alternative<model::Image>(node.kind) ||
                  std::holds_alternative<model::Reference>(node.kind) ||
                  std::holds_alternative<model::Value>(node.kind);
    });
    return picture || model::plain_text(children).find_first_not_of(" \t\n") != std::string::npos;
}

void settle(Work& work, model::Inline& node) {
    auto& link = std::get<model::Link>(node.kind);
    if (link.target.starts_with('#') && link.target.size() > 1) return;
    const std::string_view fault = link.target == "#" ? std::string_view("link-address.empty") : fault_of(link.target);
    if (fault.empty() && has_words(link.children)) return;
    if (fault.empty()) {
        work.diagnostics.warning("link-address.words", node.span, {{"address", link.target}});
        link.children = {text_inline(link.target, node.span)};
        return;
    }
    work.diagnostics.warning(std::string(fault), narrowed(work, node.span, link.target), {{"address", link.target}});
    model::Inlines children = std::move(link.children);
    node.kind = model::Styled{{}, std::move(children)};
}

}  // namespace

void settle_links(Work& work) {
    for_all_parts(work, [&](model::Blocks& blocks) {
        model::for_each_inlines(blocks, [&](model::Inlines& inlines) {
            for (auto& node : inlines)
                if (std::holds_alternative<model::Link>(node.kind)) settle(work, node);
        });
    });
}

}  // namespace merge
