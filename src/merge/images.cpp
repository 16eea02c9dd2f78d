// SPDX-License-Identifier: MPL-2.0
#include "merge/images.h"

#include <charconv>
#include <map>
#include <optional>

namespace merge {
namespace {

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

void read_png(std::string_view bytes, model::Resource& out) {
    if (bytes.size() < 24) return;
    out.media_type = "image/png";
    out.width = big_endian(bytes, 16, 4);
    out.height = big_endian(bytes, 20, 4);
}

/// The size stands in the first start-of-frame segment (ITU T.81, B.2.2).
void read_jpeg(std::string_view bytes, model::Resource& out) {
    for (std::size_t at = 2; at + 9 < bytes.size() && bytes[at] == '\xFF';) {
        const auto marker = static_cast<unsigned char>(bytes[at + 1]);
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame) {
            out.media_type = "image/jpeg";
            out.height = big_endian(bytes, at + 5, 2);
            out.width = big_endian(bytes, at + 7, 2);
            return;
        }
        at += 2 + big_endian(bytes, at + 2, 2);
    }
}

/// The value of an attribute in a tag; empty when it has none.
std::string_view attribute(std::string_view tag, std::string_view name) {
    for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
        const std::size_t quote = at + name.size() + 1;
        const bool whole = at > 0 && std::string_view(" \t\r\n").find(tag[at - 1]) != std::string_view::npos;
        if (!whole || quote >= tag.size() || tag[quote - 1] != '=') continue;
        const auto close = tag.find(tag[quote], quote + 1);
        if (close == std::string_view::npos) return {};
        return tag.substr(quote + 1, close - quote - 1);
    }
    return {};
}

std::optional<double> leading_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value <= 0 || value > 1e6) return std::nullopt;
    // A percentage is of the page, which a picture does not know.
    if (end != text.data() + text.size() && *end == '%') return std::nullopt;
    return value;
}

void read_svg(std::string_view bytes, model::Resource& out) {
    const auto begin = bytes.find("<svg");
    if (begin == std::string_view::npos || begin > 4096) return;
    const auto tag = bytes.substr(begin, bytes.find('>', begin) - begin);
    out.media_type = "image/svg+xml";
    auto width = leading_number(attribute(tag, "width"));
    auto height = leading_number(attribute(tag, "height"));
    std::vector<double> box;
    for (const auto& part : split_words(attribute(tag, "viewBox"))) {
        double value = 0;
        std::from_chars(part.data(), part.data() + part.size(), value);
        box.push_back(value);
    }
    if (box.size() == 4 && box[2] > 0 && box[3] > 0 && box[2] < 1e6 && box[3] < 1e6) {
        if (!width && !height) width = box[2];
        if (!width) width = *height * box[2] / box[3];
        if (!height) height = *width * box[3] / box[2];
    }
    out.width = static_cast<std::uint32_t>(width.value_or(300));
    out.height = static_cast<std::uint32_t>(height.value_or(150));
}

class Images {
  public:
    explicit Images(Work& work) : work_(work) {}

    /// The resource of a path; nullopt after reporting why there is none.
    std::optional<std::size_t> resource(const std::string& path, model::Span span) {
        if (path.find("://") != std::string::npos || path.starts_with("data:"))
            return failed("image-missing.remote", path, span);
        const auto* bytes = work_.inputs.look_up.image ? work_.inputs.look_up.image(span.source, path) : nullptr;
        if (!bytes) return failed("image-missing.file", path, span);
        if (const auto known = known_.find(bytes); known != known_.end()) return known->second;
        model::Resource made = read_image(path, *bytes);
        if (made.media_type.empty() || made.width == 0 || made.height == 0) return failed("image-form", path, span);
        const std::size_t index = work_.assembly.resources.size();
        work_.assembly.resources.push_back(std::move(made));
        known_.emplace(bytes, index);
        return index;
    }

    void figure(model::Block& block) {
        auto& figure = std::get<model::Figure>(block.kind);
        if (figure.chart || figure.resource) return;
        if (figure.alternative.empty())
            work_.diagnostics.error("figure-alt-missing", block.span, {{"path", figure.path}});
        figure.resource = resource(figure.path, block.span);
        if (!figure.resource) block.kind = model::Paragraph{{text_inline(figure.alternative, block.span)}};
    }

    void inlined(model::Inline& node) {
        auto& image = std::get<model::Image>(node.kind);
        if (image.alt.empty() && !image.attributes.has_class("pynt"))
            work_.diagnostics.error("figure-alt-missing", node.span, {{"path", image.path}});
        image.resource = resource(image.path, node.span);
        if (!image.resource) node.kind = model::Text{image.alt};
    }

  private:
    std::nullopt_t failed(const char* key, const std::string& path, model::Span span) {
        work_.diagnostics.error(key, span, {{"path", path}});
        return std::nullopt;
    }

    Work& work_;
    std::map<const std::string*, std::size_t> known_;
};

}  // namespace

model::Resource read_image(std::string path, std::string_view bytes) {
    model::Resource out;
    out.path = std::move(path);
    out.bytes = std::string(bytes);
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"))
        read_png(bytes, out);
    else if (bytes.starts_with("\xFF\xD8\xFF"))
        read_jpeg(bytes, out);
    else
        read_svg(bytes, out);
    return out;
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
