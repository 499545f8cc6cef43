using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hybrid.Migrations.Steps
{
    /// <inheritdoc />
    public partial class Placing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "CopiedBytes",
                table: "Placements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "NewFolder",
                table: "Placements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PlacedDevice",
                table: "Placements",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PlacedInode",
                table: "Placements",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PlacedModifiedAt",
                table: "Placements",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RecycleTo",
                table: "Placements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Replaced",
                table: "Placements",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "SourceDevice",
                table: "Placements",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SourceInode",
                table: "Placements",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SpentBytes",
                table: "Placements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CopiedBytes",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "NewFolder",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "PlacedDevice",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "PlacedInode",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "PlacedModifiedAt",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "RecycleTo",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "Replaced",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "SourceDevice",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "SourceInode",
                table: "Placements");

            migrationBuilder.DropColumn(
                name: "SpentBytes",
                table: "Placements");
        }
    }
}
