// SPDX-License-Identifier: MPL-2.0
#include "merge/images.h"

#include <map>
#include <optional>

namespace merge {
namespace {

std::string_view fault_key(support::PictureFault fault) {
    switch (fault) {
        case support::PictureFault::damaged:
            return "image-form.damaged";
        case support::PictureFault::too_large:
            return "image-form.large";
        case support::PictureFault::unsupported:
            return "image-form.kind";
        case support::PictureFault::unknown_form:
            break;
    }
    return "image-form";
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

class Images {
  public:
    explicit Images(Work& work) : work_(work) {}

    /// The resource of a path; nullopt after reporting why there is none.
    std::optional<std::size_t> resource(const std::string& path, model::Span span) {
        if (path.find("://") != std::string::npos || path.starts_with("data:"))
            return failed("image-missing.remote", path, span);
        const auto* bytes = work_.inputs.look_up.image ? work_.inputs.look_up.image(span.source, path) : nullptr;
        const bool backslash = path.find('\\') != std::string::npos;
        if (!bytes) return failed(backslash ? "image-missing.backslash" : "image-missing.file", path, span);
        if (const auto known = known_.find(bytes); known != known_.end()) return known->second;
        auto made = read_image(path, *bytes);
        if (const auto* fault = std::get_if<support::PictureFault>(&made)) return failed(fault_key(*fault), path, span);
        const std::size_t index = work_.assembly.resources.size();
        work_.assembly.resources.push_back(std::get<model::Resource>(std::move(made)));
        known_.emplace(bytes, index);
        return index;
    }

    void figure(model::Block& block) {
        auto& figure = std::get<model::Figure>(block.kind);
        if (figure.chart || figure.resource) return;
        if (is_blank(figure.alternative) && !block.attributes.has_class("pynt"))
            work_.diagnostics.error("figure-alt-missing", narrowed(work_, block.span, figure.path),
                                    {{"path", figure.path}});
        figure.resource = resource(figure.path, block.span);
        if (!figure.resource) block.kind = model::Paragraph{{text_inline(figure.alternative, block.span)}};
    }

    void inlined(model::Inline& node) {
        auto& image = std::get<model::Image>(node.kind);
        if (is_blank(image.alt) && !image.attributes.has_class("pynt"))
            work_.diagnostics.error("figure-alt-missing", narrowed(work_, node.span, image.path),
                                    {{"path", image.path}});
        image.resource = resource(image.path, node.span);
        if (!image.resource) node.kind = model::Text{image.alt};
    }

  private:
    std::nullopt_t failed(std::string_view key, const std::string& path, model::Span span) {
        work_.diagnostics.error(std::string(key), narrowed(work_, span, path), {{"path", path}});
        return std::nullopt;
    }

    Work& work_;
    std::map<const std::string*, std::size_t> known_;
};

}  // namespace

std::variant<model::Resource, support::PictureFault> read_image(std::string path, std::string_view bytes) {
    const auto found = support::inspect_picture(bytes);
    if (const auto* fault = std::get_if<support::PictureFault>(&found)) return *fault;
    const auto& facts = std::get<support::PictureFacts>(found);
    if (facts.width == 0 || facts.height == 0) return support::PictureFault::damaged;
    return model::Resource{std::move(path), std::string(support::media_type(facts.form)), std::string(bytes),
                           facts.width, facts.height};
}

std::optional<std::size_t> add_image(Work& work, const std::string& path, model::Span span) {
    return Images(work).resource(path, span);
}

void collect_images(Work& work) {
    Images images(work);
    for_all_parts(work, [&](model::Blocks& parts) {
        model::for_each_blocks(parts, [&](model::Blocks& blocks) {
            for (auto& block : blocks)
                if (std::holds_alternative<model::Figure>(block.kind)) images.figure(block);
        });
        model::for_each_inlines(parts, [&](model::Inlines& inlines) {
            for (auto& node : inlines)
                if (std::holds_alternative<model::Image>(node.kind)) images.inlined(node);
        });
    });
}

}  // namespace merge
