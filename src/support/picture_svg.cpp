// SPDX-License-Identifier: MPL-2.0
#include <dlfcn.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <memory>

#include "support/picture.h"
#include "support/svg_file.h"

namespace support {
namespace {

/// librsvg and what it brings, loaded when the first SVG wants it: bound at link time it would cost every call of the
/// program more than a short document takes.
struct Library {
    decltype(&rsvg_handle_new_from_data) load = nullptr;
    decltype(&rsvg_handle_render_document) render = nullptr;
    decltype(&g_object_unref) release = nullptr;
    decltype(&g_error_free) free_error = nullptr;
    decltype(&cairo_image_surface_create_for_data) surface = nullptr;
    decltype(&cairo_surface_destroy) free_surface = nullptr;
    decltype(&cairo_surface_flush) flush = nullptr;
    decltype(&cairo_create) pen = nullptr;
    decltype(&cairo_destroy) free_pen = nullptr;
    bool complete = false;

    Library() {
        // It stays: what it registers with GLib must not be unloaded.
        void* file = dlopen("librsvg-2.so.2", RTLD_LAZY | RTLD_LOCAL);
        if (!file) return;
        const auto find = [&](auto& function, const char* name) {
            function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(file, name));
            return function != nullptr;
        };
        complete = find(load, "rsvg_handle_new_from_data") && find(render, "rsvg_handle_render_document") &&
                   find(release, "g_object_unref") && find(free_error, "g_error_free") &&
                   find(surface, "cairo_image_surface_create_for_data") && find(free_surface, "cairo_surface_destroy") &&
                   find(flush, "cairo_surface_flush") && find(pen, "cairo_create") && find(free_pen, "cairo_destroy");
    }
};
const Library& library() {
    static const Library loaded;
    return loaded;
}

using Handle = std::unique_ptr<RsvgHandle, void (*)(RsvgHandle*)>;

/// Without a base address librsvg refuses every reference out of the file.
Handle load(std::string_view bytes) {
    GError* error = nullptr;
    RsvgHandle* handle = library().load(reinterpret_cast<const guint8*>(bytes.data()), bytes.size(), &error);
    if (error) library().free_error(error);
    return {handle, [](RsvgHandle* made) { library().release(made); }};
}

bool render(RsvgHandle* handle, std::string& samples, std::uint32_t width, std::uint32_t height) {
    const auto& lib = library();
    auto* surface = lib.surface(reinterpret_cast<unsigned char*>(samples.data()), CAIRO_FORMAT_ARGB32,
                                static_cast<int>(width), static_cast<int>(height), static_cast<int>(width * 4));
    auto* pen = lib.pen(surface);
    const RsvgRectangle page{0, 0, static_cast<double>(width), static_cast<double>(height)};
    GError* error = nullptr;
    const bool drawn = lib.render(handle, pen, &page, &error) != 0;
    if (error) lib.free_error(error);
    lib.flush(surface);
    lib.free_pen(pen);
    lib.free_surface(surface);
    return drawn;
}

/// Cairo's pixels are machine words of alpha, red, green and blue, the colours multiplied by the alpha.
Pixels apart(const std::string& samples, std::uint32_t width, std::uint32_t height) {
    Pixels out{width, height, false, {}, {}};
    const std::size_t count = std::size_t{width} * height;
    out.colour.resize(count * 3);
    out.alpha.resize(count);
    bool opaque = true;
    for (std::size_t i = 0; i < count; ++i) {
        std::uint32_t word = 0;
        std::copy_n(samples.data() + i * 4, 4, reinterpret_cast<char*>(&word));
        const std::uint32_t alpha = word >> 24U;
        opaque = opaque && alpha == 255;
        out.alpha[i] = static_cast<char>(alpha);
        for (unsigned part = 0; part < 3; ++part) {
            const std::uint32_t value = word >> (16 - 8 * part) & 255U;
            const std::uint32_t pure = alpha == 0 ? 255 : std::min(255U, (value * 255 + alpha / 2) / alpha);
            out.colour[i * 3 + part] = static_cast<char>(pure);
        }
    }
    if (opaque) out.alpha.clear();
    return out;
}

}  // namespace

bool can_draw_svg(std::string_view bytes) {
    return std::holds_alternative<SvgSize>(read_svg_file(bytes)) && library().complete && load(bytes) != nullptr;
}

std::optional<Pixels> draw_svg(std::string_view bytes, std::uint32_t width, std::uint32_t height) {
    constexpr std::uint32_t longest = 32767;  // cairo's limit
    if (width == 0 || height == 0 || width > longest || height > longest) return std::nullopt;
    if (std::uint64_t{width} * height > picture_limit) return std::nullopt;
    if (!std::holds_alternative<SvgSize>(read_svg_file(bytes)) || !library().complete) return std::nullopt;
    const Handle handle = load(bytes);
    std::string samples(std::size_t{width} * height * 4, '\0');
    if (!handle || !render(handle.get(), samples, width, height)) return std::nullopt;
    return apart(samples, width, height);
}

}  // namespace support
