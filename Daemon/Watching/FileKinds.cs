using System.Collections.Frozen;

namespace Hybrid.Daemon.Watching;

/// <summary>File types by extension. Lower case, with the dot.</summary>
public static class FileKinds
{
    private static readonly FrozenSet<string> Videos = Set(
        ".mkv .mp4 .avi .m4v .mov .wmv .ts .m2ts .mts .mpg .mpeg .webm .flv .vob .ogm .ogv .divx .3gp .asf .rmvb .rm .mk3d "
            + ".wtv .dvr-ms .tp .trp .m2t .m2v .m1v .mpv .mpe .m2p .f4v .3g2 .qt .dv .mxf .nsv .nuv .ty .viv .vro .xvid"
    );

    private static readonly FrozenSet<string> Music = Set(
        ".mp3 .flac .m4a .m4b .aac .ogg .oga .opus .wav .wv .ape .alac .aif .aiff .dsf .dff .wma .mka .tak .tta .cue .mpc"
    );

    private static readonly FrozenSet<string> Subtitles = Set(".srt .ass .ssa .sub .idx .vtt .sup .smi");

    private static readonly FrozenSet<string> Archives = Set(".rar .zip .7z .tar .gz .bz2 .xz .zst .ace .bin");

    /// <summary>Types that run code when they are opened, and archive types that only malware uses (Sonarr #7369, #7588, #8018).</summary>
    private static readonly FrozenSet<string> Dangerous = Set(
        ".exe .scr .com .bat .cmd .ps1 .psm1 .vbs .vbe .js .jse .wsf .wsh .hta .msi .msp .jar .lnk .url .pif .cpl .reg .dll .sys .inf "
            + ".sh .bash .command .app .apk .deb .rpm .dmg .pkg .run .appimage .desktop .elf .so .dylib .arj .lzh .zipx .cab .gadget .diagcab .library-ms .search-ms"
    );

    /// <summary>Extensions that torrent clients, browsers and copy programs add while they write.</summary>
    private static readonly FrozenSet<string> Partials = Set(
        ".part .!qb .!ut .!bt .crdownload .partial .download .downloading .aria2 .bc! .tmp .temp .filepart .opdownload .unfinished"
    );

    public static bool IsVideo(string path) => Videos.Contains(Extension(path));

    /// <summary>Whether it is, or pretends to be, a video: "Film.mkv", "Film.mkv.exe", "Film.strm" (a link to a stream).</summary>
    public static bool IsNamedLikeVideo(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        return IsStreamLink(name) || IsVideo(name) || IsVideo(Path.GetFileNameWithoutExtension(name));
    }

    /// <summary>The names that a video with this stem may have.</summary>
    public static IEnumerable<string> VideosNamed(string stem) => Videos.Select(extension => stem + extension);

    /// <summary>A text file with the address of a stream, which Kodi plays.</summary>
    public static bool IsStreamLink(string path) => Extension(path) == ".strm";

    public static bool IsMusic(string path) => Music.Contains(Extension(path));

    public static bool IsSubtitle(string path) => Subtitles.Contains(Extension(path));

    public static bool IsArchive(string path) => Archives.Contains(Extension(path)) || IsVolume(Extension(path));

    public static bool IsDangerous(string path) => Dangerous.Contains(Extension(path));

    /// <summary>Whether the name is that of an unfinished file.</summary>
    public static bool IsPartial(string name) =>
        Partials.Contains(Extension(name))
        || name.EndsWith('~')
        || name.StartsWith("_UNPACK_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("_FAILED_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith(".syncthing.", StringComparison.Ordinal);

    public static string Extension(string path) => Path.GetExtension(path).ToLowerInvariant();

    /// <summary>.r00 to .r99, .s00 …, .001 to .999: the volumes of a split archive.</summary>
    private static bool IsVolume(string extension) =>
        extension.Length == 4
        && char.IsAsciiDigit(extension[2])
        && char.IsAsciiDigit(extension[3])
        && (extension[1] is >= 'r' and <= 'z' || char.IsAsciiDigit(extension[1]));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
